"""The worker of the jobs, run for real until nothing is left to do. Jobs are seen once they are committed."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from procrastinate.contrib.django import app


def work() -> None:
    with ThreadPoolExecutor(1) as thread:  # a journey's browser has an event loop in this one
        thread.submit(_work).result()


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def let_retries_come() -> None:
    """As if the time until the next try had passed."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


def job_arguments() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM procrastinate_jobs ORDER BY id")
        return [arguments for (arguments,) in cursor.fetchall()]
