// texts:ro.texts
var ro_default = {
  "compliance_notice": {
    "label": "Informații legale",
    "lowest": "Cel mai mic preț din cele 30 de zile dinaintea reducerii: {{ price }}",
    "lowest_of": "Cele mai mici prețuri din cele 30 de zile dinaintea reducerii",
    "duties_included": "Prețul include taxele vamale și de import",
    "duties_on_delivery": "La livrare pot fi datorate taxe vamale și impozite",
    "responsible": "Persoana responsabilă din UE",
    "producer": "Producător",
    "number": "Număr de înregistrare",
    "vat": "Cod TVA",
    "sorting": "Instrucțiuni de sortare (Triman)",
    "withdraw": "Retrageți-vă din contract aici",
    "imprint": "Mențiuni legale",
    "sales_law": "Informații conform legii japoneze privind tranzacțiile comerciale specifice",
    "empty": "Nicio informație legală pentru {{ country }}: clienții de acolo nu văd nimic aici."
  },
  "support_channels": {
    "label": "Asistență clienți",
    "email": "E-mail",
    "phone": "Telefon",
    "hours": "Program ({{ zone }})",
    "closed": "Închis",
    "closed_on": "Închis: {{ dates }}",
    "open_until": "Deschis acum, până la {{ time }} ora dvs.",
    "opens": "Închis acum, se deschide: {{ time }} ora dvs.",
    "new_tab": "se deschide într-o filă nouă",
    "empty": "Niciun canal de asistență pentru {{ country }}: clienții de acolo nu văd nimic aici."
  },
  "delivery_estimate": {
    "label": "Livrare estimată",
    "to": "Livrare în: {{ country }}",
    "days": {
      "one": "{{ count }} zi lucrătoare",
      "few": "{{ count }} zile lucrătoare",
      "other": "{{ count }} de zile lucrătoare"
    },
    "range": {
      "one": "{{ least }}–{{ count }} zi lucrătoare",
      "few": "{{ least }}–{{ count }} zile lucrătoare",
      "other": "{{ least }}–{{ count }} de zile lucrătoare"
    },
    "order_within": "Comandați în termen de {{ time }}",
    "order_by": "Comandați până la {{ time }}",
    "duties_included": "Taxe vamale și impozite incluse",
    "duties_on_delivery": "Taxele vamale și impozitele se plătesc la livrare",
    "empty": "Nicio estimare de livrare ({{ country }}): clienții nu văd nimic aici."
  },
  "payment_hints": {
    "heading": "Acceptate aici",
    "card": "Card bancar: {{ brands }}",
    "bank_transfer": "Transfer bancar",
    "cash_on_delivery": "Plata ramburs",
    "convenience_store": "Plată la magazin",
    "direct_debit": "Debitare directă",
    "instalments": "Plata în rate",
    "invoice": "Factură",
    "pay_in": "Plătiți în {{ currency }}",
    "credit": "{{ methods }}: plata în rate poate fi disponibilă. Vedeți condițiile la finalizarea comenzii.",
    "empty": "Nicio metodă de plată nu este sigură pentru {{ country }}: clienții de acolo nu văd nimic aici."
  },
  "loyalty": {
    "label": "Puncte de fidelitate",
    "points": {
      "one": "{{ points }} punct",
      "few": "{{ points }} puncte",
      "other": "{{ points }} de puncte"
    },
    "earn_product": {
      "one": "Câștigați {{ points }} punct cu acest produs",
      "few": "Câștigați {{ points }} puncte cu acest produs",
      "other": "Câștigați {{ points }} de puncte cu acest produs"
    },
    "earn_rate": "{{ points }} pentru fiecare {{ amount }} cheltuiți",
    "minimum": "La comenzi de cel puțin {{ amount }}",
    "pending_days": {
      "one": "Punctele devin disponibile la {{ count }} zi după comandă",
      "few": "Punctele devin disponibile la {{ count }} zile după comandă",
      "other": "Punctele devin disponibile la {{ count }} de zile după comandă"
    },
    "expiry_months": {
      "one": "Punctele expiră la {{ count }} lună după comandă",
      "few": "Punctele expiră la {{ count }} luni după comandă",
      "other": "Punctele expiră la {{ count }} de luni după comandă"
    },
    "log_in": "Conectați-vă pentru a vedea punctele",
    "show": "Arată punctele mele",
    "loading": "Se încarcă…",
    "balance": "Sold: {{ points }}",
    "pending": "Încă nedisponibile: {{ points }}",
    "expiry": "Expiră pe {{ date }}: {{ points }}",
    "failed": "Punctele nu pot fi afișate acum. Încercați din nou mai târziu.",
    "close": "Închideți",
    "empty": "{{ country }}: aici nu se câștigă puncte, iar clienții nu văd nimic aici.",
    "reward": "{{ amount }} reducere pentru {{ points }}",
    "about": "circa {{ amount }}",
    "pending_shipped": "Zile de la expediere până când punctele pot fi folosite: {{ count }}",
    "pending_on_shipping": "Punctele pot fi folosite după expedierea comenzii",
    "usable_from": "Disponibile de la {{ date }}: {{ points }}",
    "redeem": "Valorificați: {{ points }} = {{ amount }}",
    "give_back": "Returnați codul: {{ points }}",
    "confirm": "Confirmați",
    "code": "Codul dvs. de reducere",
    "code_until": "Pentru o comandă, până la {{ date }}. Dacă nu îl folosiți, punctele revin.",
    "copy": "Copiați",
    "copied": "Copiat",
    "refused": "Nu a reușit. Nu s-au scăzut puncte.",
    "history": "Istoric",
    "kind_earn": "Achiziție",
    "kind_refund": "Rambursare",
    "kind_spend": "Valorificate",
    "kind_return": "Cod returnat",
    "kind_expire": "Expirate",
    "kind_adjust": "Ajustare a magazinului"
  },
  "recommendations": {
    "buy_again": "Cumpărați din nou",
    "recommended": "V-ar putea plăcea și",
    "empty": "Pentru această pagină nu există încă recomandări: clienții nu văd nimic aici."
  }
};
export {
  ro_default as default
};
