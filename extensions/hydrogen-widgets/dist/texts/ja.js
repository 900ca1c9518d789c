// texts:ja.texts
var ja_default = {
  "compliance_notice": {
    "label": "法定表示",
    "lowest": "値下げ前30日間の最低価格：{{ price }}",
    "lowest_of": "値下げ前30日間の最低価格一覧",
    "duties_included": "価格には関税と輸入税が含まれます",
    "duties_on_delivery": "お届け時に関税や税金がかかる場合があります",
    "responsible": "EU域内の責任者",
    "producer": "製造者",
    "number": "登録番号",
    "vat": "VAT番号",
    "sorting": "分別表示（Triman）",
    "withdraw": "契約の撤回はこちら",
    "imprint": "法的通知",
    "sales_law": "特定商取引法に基づく表記",
    "empty": "{{ country }}の法定表示はありません：その地域のお客様には何も表示されません。"
  },
  "support_channels": {
    "label": "お問い合わせ",
    "email": "メール",
    "phone": "電話",
    "hours": "営業時間（{{ zone }}）",
    "closed": "休業",
    "closed_on": "休業日：{{ dates }}",
    "open_until": "ただいま営業中（お客様の現地時間で{{ time }}まで）",
    "opens": "ただいま営業時間外（お客様の現地時間で{{ time }}から）",
    "new_tab": "新しいタブで開きます",
    "empty": "{{ country }}のお問い合わせ先がありません：その地域のお客様には何も表示されません。"
  },
  "delivery_estimate": {
    "label": "お届け予定",
    "to": "{{ country }}へのお届け",
    "days": {
      "other": "{{ count }}営業日"
    },
    "range": {
      "other": "{{ least }}～{{ count }}営業日"
    },
    "order_within": "{{ time }}以内にご注文ください",
    "order_by": "{{ time }}までにご注文ください",
    "duties_included": "関税・輸入税込み",
    "duties_on_delivery": "関税・輸入税はお受け取り時にお支払いください",
    "empty": "{{ country }}のお届け予定はありません。該当地域のお客様には何も表示されません。"
  },
  "payment_hints": {
    "heading": "対応しているお支払い方法",
    "card": "カード：{{ brands }}",
    "bank_transfer": "銀行振込",
    "cash_on_delivery": "代金引換",
    "convenience_store": "コンビニ払い",
    "direct_debit": "口座振替",
    "instalments": "分割払い",
    "invoice": "後払い（請求書）",
    "pay_in": "お支払い通貨：{{ currency }}",
    "credit": "{{ methods }}：分割払いをご利用いただける場合があります。条件はお支払い手続きの際に表示されます。",
    "empty": "{{ country }}では確実なお支払い方法がないため、お客様には何も表示されません。"
  },
  "loyalty": {
    "label": "ポイント",
    "points": {
      "other": "{{ points }}ポイント"
    },
    "earn_product": {
      "other": "この商品で{{ points }}ポイント獲得"
    },
    "earn_rate": "{{ amount }}のお買い上げごとに{{ points }}",
    "minimum": "{{ amount }}以上のご注文が対象",
    "pending_days": {
      "other": "ポイントはご注文の{{ count }}日後からご利用いただけます"
    },
    "expiry_months": {
      "other": "ポイントの有効期限はご注文から{{ count }}か月です"
    },
    "log_in": "ログインしてポイントを確認",
    "show": "ポイントを表示",
    "loading": "読み込み中…",
    "balance": "残高：{{ points }}",
    "pending": "まだ利用できないポイント：{{ points }}",
    "expiry": "{{ date }}に失効：{{ points }}",
    "failed": "現在ポイントを表示できません。しばらくしてからもう一度お試しください。",
    "close": "閉じる",
    "empty": "{{ country }}ではポイントが付与されません。現地のお客様にはここに何も表示されません。",
    "reward": "{{ points }}で{{ amount }}割引",
    "about": "約{{ amount }}",
    "pending_shipped": "発送からポイントが使えるまでの日数：{{ count }}",
    "pending_on_shipping": "ポイントはご注文の発送後に使えます",
    "usable_from": "{{ date }}から利用可能：{{ points }}",
    "redeem": "交換する：{{ points }} = {{ amount }}",
    "give_back": "コードを返す：{{ points }}",
    "confirm": "確定する",
    "code": "クーポンコード",
    "code_until": "1回のご注文に、{{ date }}まで使えます。使わなければポイントは戻ります。",
    "copy": "コピー",
    "copied": "コピーしました",
    "refused": "交換できませんでした。ポイントは減っていません。",
    "history": "履歴",
    "kind_earn": "お買い物",
    "kind_refund": "返金",
    "kind_spend": "交換",
    "kind_return": "コードの返却",
    "kind_expire": "失効",
    "kind_adjust": "ショップによる調整"
  },
  "recommendations": {
    "buy_again": "もう一度購入",
    "recommended": "こちらもおすすめ",
    "empty": "このページのおすすめはまだありません。お客様にはここに何も表示されません。"
  }
};
export {
  ja_default as default
};
