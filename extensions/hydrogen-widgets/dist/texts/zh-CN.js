// texts:zh-CN.texts
var zh_CN_default = {
  "compliance_notice": {
    "label": "法律信息",
    "lowest": "降价前 30 天内最低价：{{ price }}",
    "lowest_of": "降价前 30 天内最低价",
    "duties_included": "价格已含关税和进口税费",
    "duties_on_delivery": "收货时可能需支付关税和进口税费",
    "responsible": "欧盟责任人",
    "producer": "制造商",
    "number": "注册号",
    "vat": "增值税号",
    "sorting": "分类回收说明（Triman）",
    "withdraw": "在此撤销合同",
    "imprint": "法律声明",
    "sales_law": "基于日本《特定商业交易法》的标示",
    "empty": "{{ country }}暂无法律信息：该地区的顾客在此处看不到任何内容。"
  },
  "support_channels": {
    "label": "客户服务",
    "email": "电子邮件",
    "phone": "电话",
    "hours": "服务时间（{{ zone }}）",
    "closed": "休息",
    "closed_on": "休息日：{{ dates }}",
    "open_until": "正在服务，到您当地时间 {{ time }}",
    "opens": "目前休息，您当地时间 {{ time }} 恢复服务",
    "new_tab": "在新标签页中打开",
    "empty": "{{ country }}暂无客服渠道：该地区的顾客在此处看不到任何内容。"
  },
  "delivery_estimate": {
    "label": "预计送达时间",
    "to": "配送至{{ country }}",
    "days": {
      "other": "{{ count }} 个工作日"
    },
    "range": {
      "other": "{{ least }}–{{ count }} 个工作日"
    },
    "order_within": "请在 {{ time }}内下单",
    "order_by": "请于{{ time }}前下单",
    "duties_included": "已含关税和进口税费",
    "duties_on_delivery": "关税和进口税费需在收货时支付",
    "empty": "暂无{{ country }}的预计送达时间：该地区的顾客在此处看不到任何内容。"
  },
  "payment_hints": {
    "heading": "支持的支付方式",
    "card": "银行卡：{{ brands }}",
    "bank_transfer": "银行转账",
    "cash_on_delivery": "货到付款",
    "convenience_store": "便利店付款",
    "direct_debit": "银行代扣",
    "instalments": "分期付款",
    "invoice": "账单支付",
    "pay_in": "以 {{ currency }} 结算",
    "credit": "{{ methods }}：可能支持分期付款，具体条件以结账页面为准。",
    "empty": "{{ country }}暂无已确认的支付方式，当地顾客在此处看不到任何内容。"
  },
  "loyalty": {
    "label": "会员积分",
    "points": {
      "other": "{{ points }} 积分"
    },
    "earn_product": {
      "other": "购买此商品可得 {{ points }} 积分"
    },
    "earn_rate": "每消费 {{ amount }} 可得 {{ points }}",
    "minimum": "订单满 {{ amount }} 可累积积分",
    "pending_days": {
      "other": "积分在下单 {{ count }} 天后可用"
    },
    "expiry_months": {
      "other": "积分在下单 {{ count }} 个月后失效"
    },
    "log_in": "登录后查看积分",
    "show": "查看我的积分",
    "loading": "加载中…",
    "balance": "可用：{{ points }}",
    "pending": "暂不可用：{{ points }}",
    "expiry": "将于 {{ date }} 失效：{{ points }}",
    "failed": "暂时无法显示您的积分，请稍后再试。",
    "close": "关闭",
    "empty": "{{ country }}暂不累积积分：该地区的顾客在此处看不到任何内容。",
    "reward": "{{ points }}可抵 {{ amount }}",
    "about": "约 {{ amount }}",
    "pending_shipped": "发货后可使用积分的天数：{{ count }}",
    "pending_on_shipping": "订单发货后积分即可使用",
    "usable_from": "{{ date }} 起可用：{{ points }}",
    "redeem": "兑换：{{ points }} = {{ amount }}",
    "give_back": "退回优惠码：{{ points }}",
    "confirm": "确认",
    "code": "您的优惠码",
    "code_until": "限用于一笔订单，有效期至 {{ date }}。未使用则积分退回。",
    "copy": "复制",
    "copied": "已复制",
    "refused": "兑换未成功，积分未扣除。",
    "history": "积分明细",
    "kind_earn": "购物",
    "kind_refund": "退款",
    "kind_spend": "兑换",
    "kind_return": "优惠码退回",
    "kind_expire": "过期",
    "kind_adjust": "商家调整"
  },
  "recommendations": {
    "buy_again": "再次购买",
    "recommended": "猜你喜欢",
    "empty": "此页面暂无推荐：顾客在此处看不到任何内容。"
  }
};
export {
  zh_CN_default as default
};
