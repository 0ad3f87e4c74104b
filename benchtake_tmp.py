import json
from dataclasses import asdict
from benchmarks.taking import measure_taking
from benchmarks.targets import judge_taking
if __name__=="__main__":
    t=measure_taking(); print(t)
    for j in judge_taking(t): print(j.what, j.measured, j.target, j.met)
