"""运行状况: how the portal is, in words an administrator acts on. ``/healthz`` says the same to machines."""

import shutil
from dataclasses import dataclass
from datetime import timedelta

from celery import current_app
from celery.schedules import crontab
from django.conf import settings
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from congress.health.models import Heartbeat, JobRun
from congress.health.probes import AHEAD as AHEAD_OF_NOW
from congress.health.probes import OLDEST
from congress.health.runs import LONGEST
from congress.notices.digests import AHEAD
from congress.notices.queries import blocked_gateways
from congress.portal import health

LATE = timedelta(minutes=15)  # a job that should have run so long ago did not
QUEUE = "celery"
WAITING = 1000  # tasks; one worker does about that many in ten minutes
FREE = 10  # per cent of the disk
NAMES = {
    "heartbeat": "自检", "deliver-notices": "发送通知", "seal-audit": "封存日志", "resume-imports": "续做导入",
    "close-windows": "结束到期的评价", "close-surveys": "结束到期的调查", "scrub-boxes": "清除票箱痕迹",
    "remind": "到期提醒", "sweep-files": "清理无主文件", "sweep-work": "续做和清理后台任务",
    "gather-digests": "汇总每日一信", "lapse-rights": "结束未用的退办期",
    "remind-unanswered": "会议催复", "sweep-parts": "清理不再使用的材料页", "roll-promises": "承诺结转",
    "forget-imports": "清除导入的明细", "end-exams": "到时收卷", "lapse-retries": "结束逾期的补考",
    "keep-summaries": "要求承办单位年度总结", "keep-calendar": "编排监督日程",
    "keep-filing-lists": "编排备案目录", "turn-calls": "开始和结束议题征集",
}  # fmt: skip


@dataclass(frozen=True)
class Check:
    """One line of the page; ``advice`` says what to do and is empty while all is well."""

    label: str
    found: str
    advice: str = ""

    @property
    def is_well(self) -> bool:
        return not self.advice


def span(age: timedelta) -> str:
    seconds = int(age.total_seconds())
    for size, word in ((86400, "天"), (3600, "小时"), (60, "分钟")):
        if seconds >= size:
            return f"{seconds // size} {word}"
    return f"{max(seconds, 0)} 秒"


def heartbeats() -> list[Check]:
    ages = Heartbeat.ages()
    told = (
        ("beat", "定时器", "定时器停了，到期提醒和评价截止不会自动进行。请重新启动平台（make run 或 beat 容器）。"),
        ("worker", "后台进程", "后台进程停了，通知发不出去，导入和导出不会进行。请重新启动平台（worker 容器）。"),
        ("tasks", "定时器到后台进程", "任务发出后没有做完。后台进程可能被占满，或者队列服务不通；请看队列长度和日志。"),
    )
    checks = []
    for name, label, advice in told:
        age = ages.get(name)
        found = f"{span(age)}前" if age is not None else "还没有记录"
        if age is not None and age < -AHEAD_OF_NOW:  # from before the date was set back: it says nothing of now
            found = "时间在将来"
        well = age is not None and -AHEAD_OF_NOW <= age <= OLDEST[name]
        checks.append(Check(label, found, "" if well else advice))
    return checks


def queue() -> Check:
    """How many tasks wait with the broker."""
    try:
        with current_app.connection_for_write() as line:
            line.ensure_connection(max_retries=1, timeout=2)
            waiting = line.default_channel._size(QUEUE)
    except (OSError, OperationalError, RedisError):  # the last: gone between the greeting and the question
        return Check("任务队列", "连接不上", "队列服务（Redis/Valkey）没有应答。请检查它是否在运行。")
    advice = "积压太多：后台进程太少，或者有任务卡住。请看下表哪一项运行最久。" if waiting > WAITING else ""
    return Check("任务队列", f"{waiting} 个任务在等", advice)


def oldest_notice() -> Check:
    well, found = health.oldest_notice()
    if found == "none waits":
        return Check("最早一条未送出的通知", "没有积压")
    age = span(timedelta(seconds=float(found.split()[0])))
    return Check("最早一条未送出的通知", f"已等 {age}", "" if well else "请看后台进程是否在运行、外发渠道是否正常。")


def channels() -> Check:
    """A message that is planned is no backlog for ``oldest_notice``, but it has reached nobody yet."""
    rows = blocked_gateways()
    found = "；".join(f"{row.name}{row.trouble}，{row.waiting} 件在等" for row in rows)
    advice = "连不上的，请看“通知渠道”页的最近错误；停用的，请启用，或者在发件箱取消等待的通知。" if found else ""
    return Check("外发渠道", found or "没有受阻的通知", advice)


def calendar() -> Check:
    well, found = health.calendar()
    year = found.removeprefix("loaded to ")
    if year == "None":
        return Check("放假安排", "没有载入", "期限会算错。请在“放假安排”页载入并确认本年的安排。")
    next_year = (timezone.localdate() + AHEAD).year
    advice = "" if well else "今年的放假安排没有确认，按工作日计算的期限是暂定的。请在“放假安排”页确认。"
    if well and int(year) < next_year:
        advice = f"{next_year} 年的放假安排还没有载入，那一年的工作日期限是暂定的。公布以后请在“放假安排”页载入并确认。"
    return Check("放假安排", f"已确认到 {year} 年", advice)


def database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database()), current_setting('server_version')")
        size, version = cursor.fetchone()
    return Check("数据库", f"{filesizeformat(size)}，PostgreSQL {version.split()[0]}")


def disk() -> Check:
    total, _used, free = shutil.disk_usage(settings.DATA_DIR)
    share = free * 100 // total
    advice = "磁盘快满了，满了以后什么也存不进去。请清理或者扩容。" if share < FREE else ""
    return Check("磁盘", f"剩余 {filesizeformat(free)}（{share}%）", advice)


def fonts() -> Check:
    well, found = health.fonts()
    return Check("打印字库", "齐全" if well else found, "" if well else "打印会失败。请按提示补齐字体后重新生成字库。")


def keys() -> Check:
    well, found = health.keys()
    advice = "电话、地址和渠道密钥打不开。请把 SECRET_KEY、FIELD_KEYS 换回这个数据库原来用的，再重新启动平台。"
    if not well:
        return Check("密封内容", "打不开", advice)
    return Check("密封内容", "打得开" if found == "open" else "没有")


def checks() -> list[Check]:
    return [*heartbeats(), queue(), oldest_notice(), channels(), calendar(), database(), disk(), fonts(), keys()]


# ---- the jobs of the clock ----


@dataclass(frozen=True)
class Job:
    label: str
    when: str
    run: JobRun | None
    advice: str

    @property
    def word(self) -> str:
        return self.run.get_state_display() if self.run else "没有运行过"


def when(schedule) -> str:
    """A schedule in words; one we have no words for as it is written."""
    if not isinstance(schedule, crontab):
        seconds = getattr(schedule, "seconds", schedule)
        return "每分钟" if seconds == 60 else f"每 {span(timedelta(seconds=float(seconds)))}"
    minute, hour = str(schedule._orig_minute), str(schedule._orig_hour)
    during = f"（{hour.replace('-', '—')} 时）" if "-" in hour else ""
    if minute.isdigit() and (hour == "*" or during):
        return f"每小时第 {minute} 分{during}"
    if hour.isdigit() and minute.isdigit():
        return f"每天 {int(hour):02}:{int(minute):02}"
    if minute.startswith("*/"):
        return f"每 {minute[2:]} 分钟{during}"
    return f"{hour} 时 {minute} 分"


def trouble(run: JobRun | None, schedule) -> str:
    """What is wrong with a job, and what to do; empty when nothing is."""
    now = timezone.now()
    if run is None:
        return "还没有运行过。刚启动时请等几分钟；一直没有的，看定时器和后台进程。"
    if run.state == JobRun.State.FAILED:
        return (
            f"最近一次失败（连续 {run.failures} 次）：{run.error}。下一次会重做；一直失败的，请把这行字报给维护人员。"
        )
    if run.state == JobRun.State.RUNNING:
        return (
            "运行超过 15 分钟，可能中断了。下一次会重做；反复出现的，请看日志。"
            if now - run.started_at > LONGEST
            else ""
        )
    if isinstance(schedule, crontab):
        overdue = -schedule.remaining_estimate(run.started_at)
    else:
        overdue = now - run.started_at - timedelta(seconds=float(schedule))
    return f"应当在 {span(overdue)}前运行而没有。请看定时器是否在运行。" if overdue > LATE else ""


def jobs() -> list[Job]:
    """Every job of congress/celery.py with its last run. One query."""
    runs = {run.task: run for run in JobRun.objects.all()}
    found = []
    for name, entry in current_app.conf.beat_schedule.items():
        run, schedule = runs.get(entry["task"]), entry["schedule"]
        found.append(Job(NAMES.get(name, name), when(schedule), run, trouble(run, schedule)))
    return found
