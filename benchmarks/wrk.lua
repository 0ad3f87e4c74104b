-- Asks for a path, each time with another number in place of {x}; at the end a line of JSON with what was measured.

local path, number

function init(arguments)
  path, number = arguments[1], tonumber(arguments[2])
end

function request()
  number = number + 1
  return wrk.format("GET", (path:gsub("{x}", string.format("%d", number))))
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format(
    '{"answers": %d, "failed": %d, "seconds": %f, "fastest": %f, "median": %f, "p99": %f}',
    summary.requests, failed, summary.duration / 1e6,
    latency.min / 1e3, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3
  ))
end
