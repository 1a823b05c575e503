"""A nightly run with Airflow: put this file into the folder of DAGs.

A worker that is lost makes Airflow start the same command again; it continues, or finds the lock.
"""

import datetime

from airflow import DAG
from airflow.operators.bash import BashOperator

CALIBRANT = "/opt/calibrant/submit/calibrant"
CONF = "/etc/calibrant/nightly.conf"

# 4: done, but not within limits; worth a look and no other try. 6: another run works, so this one is
# skipped. What needs a person (2, 3) is found by the task check, which is tried once.
FINAL = "case $code in 4) exit 0;; 6) exit 99;; *) exit $code;; esac"

with DAG(
    dag_id="calibrant_nightly",
    schedule="30 2 * * *",
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 5, "retry_delay": datetime.timedelta(minutes=10)},
) as dag:
    check = BashOperator(
        task_id="check", bash_command=f"{CALIBRANT} check {CONF}", retries=0
    )
    run = BashOperator(
        task_id="run",
        bash_command=f"code=0; {CALIBRANT} run {CONF} || code=$?; {FINAL}",
        skip_on_exit_code=99,
    )
    verify = BashOperator(task_id="verify", bash_command=f"{CALIBRANT} verify {CONF}")
    check >> run >> verify
