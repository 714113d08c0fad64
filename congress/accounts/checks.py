from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def demo_stays_at_home(app_configs, **kwargs):
    if settings.DEMO and settings.PRODUCTION:
        return [
            Error(
                "DEMO 与 PRODUCTION 不能同时打开：演示入口不验密码。",
                hint="生产环境请去掉环境变量 DEMO。",
                id="accounts.E001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def no_demo_when_deployed(app_configs, **kwargs):
    if settings.DEMO:
        return [Error("部署检查：DEMO 已打开，演示入口不验密码。", id="accounts.E002")]
    return []
