// texts:ko.texts
var ko_default = {
  "compliance_notice": {
    "label": "법적 고지 사항",
    "lowest": "할인 전 30일간 최저가: {{ price }}",
    "lowest_of": "할인 전 30일간 최저가 목록",
    "duties_included": "가격에 관세와 수입세가 포함되어 있습니다",
    "duties_on_delivery": "배송 시 관세와 세금이 부과될 수 있습니다",
    "responsible": "EU 책임자",
    "producer": "제조사",
    "number": "등록 번호",
    "vat": "VAT 번호",
    "sorting": "분리배출 안내(Triman)",
    "withdraw": "여기에서 계약 철회",
    "imprint": "법적 고지",
    "sales_law": "일본 특정상거래법에 따른 표기",
    "empty": "{{ country }}에 대한 법적 고지 사항이 없습니다. 해당 지역 고객에게는 아무것도 표시되지 않습니다."
  },
  "support_channels": {
    "label": "고객 지원",
    "email": "이메일",
    "phone": "전화",
    "hours": "운영 시간({{ zone }})",
    "closed": "휴무",
    "closed_on": "휴무일: {{ dates }}",
    "open_until": "지금 운영 중, 고객님 현지 시간 {{ time }}까지",
    "opens": "지금은 운영 시간이 아님, 고객님 현지 시간 {{ time }} 시작",
    "new_tab": "새 탭에서 열림",
    "empty": "{{ country }}에 대한 문의 채널이 없습니다. 해당 지역 고객에게는 아무것도 표시되지 않습니다."
  },
  "delivery_estimate": {
    "label": "예상 배송일",
    "to": "{{ country }} 배송",
    "days": {
      "other": "영업일 기준 {{ count }}일"
    },
    "range": {
      "other": "영업일 기준 {{ least }}~{{ count }}일"
    },
    "order_within": "{{ time }} 이내에 주문하세요",
    "order_by": "{{ time }}까지 주문하세요",
    "duties_included": "관세 및 세금 포함",
    "duties_on_delivery": "관세 및 세금은 배송 시 납부",
    "empty": "{{ country }} 예상 배송일이 없어 해당 지역 고객에게는 아무것도 표시되지 않습니다."
  },
  "payment_hints": {
    "heading": "지원하는 결제 수단",
    "card": "카드: {{ brands }}",
    "bank_transfer": "계좌 이체",
    "cash_on_delivery": "대금 상환",
    "convenience_store": "편의점 결제",
    "direct_debit": "자동 이체",
    "instalments": "할부",
    "invoice": "청구서 결제",
    "pay_in": "결제 통화: {{ currency }}",
    "credit": "{{ methods }}: 할부가 가능할 수 있습니다. 조건은 결제 단계에서 확인하세요.",
    "empty": "{{ country }}에서 확인된 결제 수단이 없어 고객에게 아무것도 표시되지 않습니다."
  },
  "loyalty": {
    "label": "적립 포인트",
    "points": {
      "other": "{{ points }}포인트"
    },
    "earn_product": {
      "other": "이 상품 구매 시 {{ points }}포인트 적립"
    },
    "earn_rate": "{{ amount }} 구매할 때마다 {{ points }}",
    "minimum": "{{ amount }} 이상 주문 시 적립",
    "pending_days": {
      "other": "포인트는 주문 {{ count }}일 후부터 사용할 수 있습니다"
    },
    "expiry_months": {
      "other": "포인트는 주문 {{ count }}개월 후 소멸됩니다"
    },
    "log_in": "로그인하고 포인트 확인하기",
    "show": "내 포인트 보기",
    "loading": "불러오는 중…",
    "balance": "잔액: {{ points }}",
    "pending": "아직 사용할 수 없음: {{ points }}",
    "expiry": "{{ date }} 소멸 예정: {{ points }}",
    "failed": "지금은 포인트를 표시할 수 없습니다. 나중에 다시 시도해 주세요.",
    "close": "닫기",
    "empty": "{{ country }}에서는 포인트가 적립되지 않습니다. 현지 고객에게는 여기에 아무것도 표시되지 않습니다.",
    "reward": "{{ points }}로 {{ amount }} 할인",
    "about": "약 {{ amount }}",
    "pending_shipped": "발송 후 포인트를 사용할 수 있을 때까지의 일수: {{ count }}",
    "pending_on_shipping": "포인트는 주문이 발송된 후 사용할 수 있습니다",
    "usable_from": "{{ date }}부터 사용 가능: {{ points }}",
    "redeem": "교환: {{ points }} = {{ amount }}",
    "give_back": "코드 반환: {{ points }}",
    "confirm": "확인",
    "code": "할인 코드",
    "code_until": "주문 1회에 {{ date }}까지 사용할 수 있습니다. 사용하지 않으면 포인트가 돌아옵니다.",
    "copy": "복사",
    "copied": "복사됨",
    "refused": "처리하지 못했습니다. 포인트는 차감되지 않았습니다.",
    "history": "내역",
    "kind_earn": "구매",
    "kind_refund": "환불",
    "kind_spend": "교환",
    "kind_return": "코드 반환",
    "kind_expire": "만료",
    "kind_adjust": "스토어 조정"
  },
  "recommendations": {
    "buy_again": "다시 구매하기",
    "recommended": "함께 보면 좋은 상품",
    "empty": "이 페이지에는 아직 추천 상품이 없습니다. 고객에게는 여기에 아무것도 표시되지 않습니다."
  }
};
export {
  ko_default as default
};
