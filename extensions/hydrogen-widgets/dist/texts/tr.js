// texts:tr.texts
var tr_default = {
  "compliance_notice": {
    "label": "Yasal bilgiler",
    "lowest": "İndirimden önceki 30 günün en düşük fiyatı: {{ price }}",
    "lowest_of": "İndirimden önceki 30 günün en düşük fiyatları",
    "duties_included": "Fiyata ithalat vergileri ve harçlar dahildir",
    "duties_on_delivery": "Teslimatta gümrük vergisi ve vergiler ödenmesi gerekebilir",
    "responsible": "AB’deki sorumlu kişi",
    "producer": "Üretici",
    "number": "Kayıt numarası",
    "vat": "KDV numarası",
    "sorting": "Ayrıştırma talimatı (Triman)",
    "withdraw": "Sözleşmeden buradan cayın",
    "imprint": "Yasal uyarı",
    "sales_law": "Japonya Belirli Ticari İşlemler Yasası kapsamındaki bilgiler",
    "empty": "{{ country }} için yasal bilgi yok: oradaki müşteriler burada hiçbir şey görmez."
  },
  "support_channels": {
    "label": "Müşteri hizmetleri",
    "email": "E-posta",
    "phone": "Telefon",
    "hours": "Çalışma saatleri ({{ zone }})",
    "closed": "Kapalı",
    "closed_on": "Kapalı: {{ dates }}",
    "open_until": "Şu anda açık, kapanış: {{ time }} (sizin saatiniz)",
    "opens": "Şu anda kapalı, açılış: {{ time }} (sizin saatiniz)",
    "new_tab": "yeni sekmede açılır",
    "empty": "{{ country }} için destek kanalı yok: oradaki müşteriler burada hiçbir şey görmez."
  },
  "delivery_estimate": {
    "label": "Tahmini teslimat",
    "to": "Teslimat ülkesi: {{ country }}",
    "days": {
      "one": "{{ count }} iş günü",
      "other": "{{ count }} iş günü"
    },
    "range": {
      "one": "{{ least }}–{{ count }} iş günü",
      "other": "{{ least }}–{{ count }} iş günü"
    },
    "order_within": "{{ time }} içinde sipariş verin",
    "order_by": "Son sipariş zamanı: {{ time }}",
    "duties_included": "Gümrük vergileri ve diğer vergiler dahildir",
    "duties_on_delivery": "Gümrük vergileri ve diğer vergiler teslimatta ödenir",
    "empty": "{{ country }} için teslimat tahmini yok: oradaki müşteriler burada hiçbir şey görmez."
  },
  "payment_hints": {
    "heading": "Burada geçerli",
    "card": "Kart: {{ brands }}",
    "bank_transfer": "Banka havalesi",
    "cash_on_delivery": "Kapıda ödeme",
    "convenience_store": "Marketten ödeme",
    "direct_debit": "Otomatik ödeme",
    "instalments": "Taksit",
    "invoice": "Fatura",
    "pay_in": "Ödeme para birimi: {{ currency }}",
    "credit": "{{ methods }}: taksit mümkün olabilir. Koşulları ödeme adımında görürsünüz.",
    "empty": "{{ country }} için kesin bir ödeme yöntemi yok: oradaki müşteriler burada bir şey görmez."
  },
  "loyalty": {
    "label": "Sadakat puanları",
    "points": {
      "one": "{{ points }} puan",
      "other": "{{ points }} puan"
    },
    "earn_product": {
      "one": "Bu ürünle {{ points }} puan kazanırsınız",
      "other": "Bu ürünle {{ points }} puan kazanırsınız"
    },
    "earn_rate": "Harcadığınız her {{ amount }} için {{ points }}",
    "minimum": "{{ amount }} ve üzeri siparişlerde",
    "pending_days": {
      "one": "Puanlar siparişten {{ count }} gün sonra kullanılabilir",
      "other": "Puanlar siparişten {{ count }} gün sonra kullanılabilir"
    },
    "expiry_months": {
      "one": "Puanların süresi siparişten {{ count }} ay sonra dolar",
      "other": "Puanların süresi siparişten {{ count }} ay sonra dolar"
    },
    "log_in": "Puanlarınızı görmek için giriş yapın",
    "show": "Puanlarımı göster",
    "loading": "Yükleniyor…",
    "balance": "Bakiye: {{ points }}",
    "pending": "Henüz kullanılamaz: {{ points }}",
    "expiry": "{{ date }} tarihinde süresi dolacak: {{ points }}",
    "failed": "Puanlarınız şu anda gösterilemiyor. Lütfen daha sonra tekrar deneyin.",
    "close": "Kapat",
    "empty": "{{ country }}: burada puan kazanılmaz, müşteriler burada hiçbir şey görmez.",
    "reward": "{{ points }} karşılığında {{ amount }} indirim",
    "about": "yaklaşık {{ amount }}",
    "pending_shipped": "Puanların kullanılabilmesi için kargodan sonra geçecek gün: {{ count }}",
    "pending_on_shipping": "Puanlar sipariş kargoya verilince kullanılabilir",
    "usable_from": "{{ date }} tarihinden itibaren kullanılabilir: {{ points }}",
    "redeem": "Kullan: {{ points }} = {{ amount }}",
    "give_back": "Kodu geri ver: {{ points }}",
    "confirm": "Onayla",
    "code": "İndirim kodunuz",
    "code_until": "Tek sipariş için, son gün {{ date }}. Kullanmazsanız puanlar geri gelir.",
    "copy": "Kopyala",
    "copied": "Kopyalandı",
    "refused": "İşlem yapılamadı. Puan düşülmedi.",
    "history": "Geçmiş",
    "kind_earn": "Alışveriş",
    "kind_refund": "İade",
    "kind_spend": "Kullanıldı",
    "kind_return": "Kod geri verildi",
    "kind_expire": "Süresi doldu",
    "kind_adjust": "Mağaza düzeltmesi"
  },
  "recommendations": {
    "buy_again": "Tekrar satın alın",
    "recommended": "Bunlar da ilginizi çekebilir",
    "empty": "Bu sayfa için henüz öneri yok: müşteriler burada hiçbir şey görmez."
  }
};
export {
  tr_default as default
};
