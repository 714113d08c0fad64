from django import forms

from congress.pages.boxes import day, number, words


class SignUpForm(forms.Form):
    quota = number("名额", low=1, high=300)
    closes_on = day("报名截止日期", help_text="当天 24 时前都可以报名。")
    topics = words("欢迎哪些方面的代表", longest=300, required=False)
