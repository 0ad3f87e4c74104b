"""What the worker does by itself, so that no job is lost and none is kept for ever."""

import pghistory
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app

from experts import mails
from experts.accounts import invitations, sessions
from experts.corrections import workflow as corrections
from experts.directory.index import log
from experts.directory.missed import keeping as missed
from experts.documents import keeping as documents
from experts.engagements import reminders as request_reminders
from experts.engagements import requesting
from experts.engagements import retention as request_retention
from experts.figures import health
from experts.guards import limits
from experts.intake import jobs, retention
from experts.nominations import reminders
from experts.ownsay import listed
from experts.ownsay import workflow as own_say

DAYS_TO_KEEP = 30


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """The jobs of a worker that was killed: without this they would stay "doing" for ever."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="resume_spreadsheets")
def resume_spreadsheets(timestamp: int) -> None:
    """Those whose job has failed for good though nothing is wrong with them."""
    jobs.resume()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="count_health")
def count_health(timestamp: int) -> None:
    """For the administrators' front page, so that nobody waits for it there."""
    health.count()


@app.periodic(cron="0 3 * * *")
@app.task(queueing_lock="remove_old_jobs", pass_context=True)
async def remove_old_jobs(context: JobContext, timestamp: int) -> None:
    await builtin_tasks.remove_old_jobs(
        context,
        max_hours=24 * DAYS_TO_KEEP,
        remove_failed=True,
        remove_cancelled=True,
        remove_aborted=True,
    )


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="prune_changes")
def prune_changes(timestamp: int) -> None:
    """The log by which indexes are kept exact; whoever has looked since the pruning before needs no more of it."""
    log.prune()


@app.periodic(cron="0 1 * * *")
@app.task(queueing_lock="remind")
def remind(timestamp: int) -> None:
    """At eight in Jakarta, when somebody reads it: records not confirmed for long, and late answers."""
    with pghistory.context(source="worker", task="remind"):
        reminders.run()
        request_reminders.run()


@app.periodic(cron="0 4 * * *")
@app.task(queueing_lock="forget")
def forget(timestamp: int) -> None:
    """Personal data that has served its purpose."""
    with pghistory.context(source="worker", task="forget"):
        corrections.forget_unverified()
        requesting.forget_unverified()
        request_retention.forget_old()
        own_say.forget_ended()
        listed.forget_old()
        invitations.forget_expired()
        sessions.forget_ended()
        mails.forget_old()
        limits.forget_ended()
        missed.tidy()
        retention.forget_old()
        documents.sweep()
