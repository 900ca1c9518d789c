// texts:zh-TW.texts
var zh_TW_default = {
  "compliance_notice": {
    "label": "法律資訊",
    "lowest": "降價前 30 天內最低價：{{ price }}",
    "lowest_of": "降價前 30 天內最低價",
    "duties_included": "價格已含關稅及進口稅費",
    "duties_on_delivery": "收貨時可能需支付關稅及進口稅費",
    "responsible": "歐盟負責人",
    "producer": "製造商",
    "number": "註冊號碼",
    "vat": "增值稅號",
    "sorting": "分類回收說明（Triman）",
    "withdraw": "在此撤回合約",
    "imprint": "法律聲明",
    "sales_law": "依日本《特定商業交易法》之標示",
    "empty": "{{ country }}目前沒有法律資訊：該地區的顧客在此看不到任何內容。"
  },
  "support_channels": {
    "label": "客戶服務",
    "email": "電子郵件",
    "phone": "電話",
    "hours": "服務時間（{{ zone }}）",
    "closed": "休息",
    "closed_on": "休息日：{{ dates }}",
    "open_until": "服務中，至您當地時間 {{ time }}",
    "opens": "目前休息，您當地時間 {{ time }} 恢復服務",
    "new_tab": "在新分頁中開啟",
    "empty": "{{ country }}目前沒有客服管道：該地區的顧客在此看不到任何內容。"
  },
  "delivery_estimate": {
    "label": "預計送達時間",
    "to": "配送至{{ country }}",
    "days": {
      "other": "{{ count }} 個工作天"
    },
    "range": {
      "other": "{{ least }}–{{ count }} 個工作天"
    },
    "order_within": "請於 {{ time }}內下單",
    "order_by": "請於{{ time }}前下單",
    "duties_included": "已含關稅與進口稅費",
    "duties_on_delivery": "關稅與進口稅費於收件時支付",
    "empty": "尚無{{ country }}的預計送達時間：該地區的顧客在此不會看到任何內容。"
  },
  "payment_hints": {
    "heading": "支援的付款方式",
    "card": "信用卡／金融卡：{{ brands }}",
    "bank_transfer": "銀行轉帳",
    "cash_on_delivery": "貨到付款",
    "convenience_store": "超商付款",
    "direct_debit": "銀行扣款",
    "instalments": "分期付款",
    "invoice": "帳單付款",
    "pay_in": "以 {{ currency }} 付款",
    "credit": "{{ methods }}：可能提供分期付款，條件以結帳頁面為準。",
    "empty": "{{ country }}目前沒有已確認的付款方式，當地顧客在此看不到任何內容。"
  },
  "loyalty": {
    "label": "會員點數",
    "points": {
      "other": "{{ points }} 點"
    },
    "earn_product": {
      "other": "購買此商品可獲得 {{ points }} 點"
    },
    "earn_rate": "每消費 {{ amount }} 可獲得 {{ points }}",
    "minimum": "訂單滿 {{ amount }} 可累積點數",
    "pending_days": {
      "other": "點數於下單 {{ count }} 天後可使用"
    },
    "expiry_months": {
      "other": "點數於下單 {{ count }} 個月後到期"
    },
    "log_in": "登入以查看點數",
    "show": "查看我的點數",
    "loading": "載入中…",
    "balance": "可用：{{ points }}",
    "pending": "尚未可用：{{ points }}",
    "expiry": "{{ date }} 到期：{{ points }}",
    "failed": "目前無法顯示您的點數，請稍後再試。",
    "close": "關閉",
    "empty": "{{ country }}不累積點數：該地區的顧客在此處看不到任何內容。",
    "reward": "{{ points }}可折抵 {{ amount }}",
    "about": "約 {{ amount }}",
    "pending_shipped": "出貨後可使用點數的天數：{{ count }}",
    "pending_on_shipping": "訂單出貨後即可使用點數",
    "usable_from": "{{ date }} 起可使用：{{ points }}",
    "redeem": "兌換：{{ points }} = {{ amount }}",
    "give_back": "退回折扣碼：{{ points }}",
    "confirm": "確認",
    "code": "您的折扣碼",
    "code_until": "限用於一筆訂單，有效期限至 {{ date }}。未使用則退回點數。",
    "copy": "複製",
    "copied": "已複製",
    "refused": "兌換未成功，未扣除點數。",
    "history": "點數明細",
    "kind_earn": "購物",
    "kind_refund": "退款",
    "kind_spend": "兌換",
    "kind_return": "折扣碼退回",
    "kind_expire": "到期",
    "kind_adjust": "商店調整"
  },
  "recommendations": {
    "buy_again": "再次購買",
    "recommended": "您可能也喜歡",
    "empty": "此頁面尚無推薦：顧客在此處看不到任何內容。"
  }
};
export {
  zh_TW_default as default
};
