// texts:fr.texts
var fr_default = {
  "compliance_notice": {
    "label": "Informations légales",
    "lowest": "Prix le plus bas des 30 jours précédant la réduction : {{ price }}",
    "lowest_of": "Prix les plus bas des 30 jours précédant la réduction",
    "duties_included": "Droits de douane et taxes d’importation inclus dans le prix",
    "duties_on_delivery": "Des droits de douane et taxes peuvent être dus à la livraison",
    "responsible": "Personne responsable dans l’UE",
    "producer": "Fabricant",
    "number": "Numéro d’enregistrement",
    "vat": "Numéro de TVA",
    "sorting": "Consignes de tri (Triman)",
    "withdraw": "Se rétracter du contrat ici",
    "imprint": "Mentions légales",
    "sales_law": "Mentions selon la loi japonaise sur les transactions commerciales spécifiques",
    "empty": "Aucune information légale pour {{ country }} : les clients de ce pays ne voient rien ici."
  },
  "support_channels": {
    "label": "Service client",
    "email": "E-mail",
    "phone": "Téléphone",
    "hours": "Horaires ({{ zone }})",
    "closed": "Fermé",
    "closed_on": "Fermé : {{ dates }}",
    "open_until": "Ouvert actuellement, jusqu’à {{ time }} (votre heure)",
    "opens": "Fermé actuellement, ouverture : {{ time }} (votre heure)",
    "new_tab": "s’ouvre dans un nouvel onglet",
    "empty": "Aucun moyen de contact pour {{ country }} : les clients de ce pays ne voient rien ici."
  },
  "delivery_estimate": {
    "label": "Livraison estimée",
    "to": "Livraison : {{ country }}",
    "days": {
      "one": "{{ count }} jour ouvré",
      "many": "{{ count }} jours ouvrés",
      "other": "{{ count }} jours ouvrés"
    },
    "range": {
      "one": "{{ least }} à {{ count }} jour ouvré",
      "many": "{{ least }} à {{ count }} jours ouvrés",
      "other": "{{ least }} à {{ count }} jours ouvrés"
    },
    "order_within": "Commandez d’ici {{ time }}",
    "order_by": "Commandez avant {{ time }}",
    "duties_included": "Droits et taxes inclus",
    "duties_on_delivery": "Droits et taxes à payer à la livraison",
    "empty": "Aucune estimation de livraison ({{ country }}) : les clients ne voient rien ici."
  },
  "payment_hints": {
    "heading": "Acceptés ici",
    "card": "Carte : {{ brands }}",
    "bank_transfer": "Virement bancaire",
    "cash_on_delivery": "Paiement à la livraison",
    "convenience_store": "Paiement en supérette",
    "direct_debit": "Prélèvement",
    "instalments": "Paiement en plusieurs fois",
    "invoice": "Paiement sur facture",
    "pay_in": "Vous payez en {{ currency }}",
    "credit": "{{ methods }} : un paiement en plusieurs fois est parfois possible. Les conditions s’affichent au moment de payer.",
    "empty": "Aucun moyen de paiement n’est certain pour {{ country }} : les clients de ce pays ne voient rien ici."
  },
  "loyalty": {
    "label": "Points de fidélité",
    "points": {
      "one": "{{ points }} point",
      "many": "{{ points }} de points",
      "other": "{{ points }} points"
    },
    "earn_product": {
      "one": "Vous gagnez {{ points }} point avec ce produit",
      "many": "Vous gagnez {{ points }} de points avec ce produit",
      "other": "Vous gagnez {{ points }} points avec ce produit"
    },
    "earn_rate": "{{ points }} par tranche de {{ amount }} d’achat",
    "minimum": "Pour les commandes à partir de {{ amount }}",
    "pending_days": {
      "one": "Les points deviennent utilisables {{ count }} jour après la commande",
      "many": "Les points deviennent utilisables {{ count }} de jours après la commande",
      "other": "Les points deviennent utilisables {{ count }} jours après la commande"
    },
    "expiry_months": {
      "one": "Les points expirent {{ count }} mois après la commande",
      "many": "Les points expirent {{ count }} de mois après la commande",
      "other": "Les points expirent {{ count }} mois après la commande"
    },
    "log_in": "Connectez-vous pour voir vos points",
    "show": "Afficher mes points",
    "loading": "Chargement…",
    "balance": "Solde : {{ points }}",
    "pending": "Pas encore utilisables : {{ points }}",
    "expiry": "Expirent le {{ date }} : {{ points }}",
    "failed": "Vos points ne peuvent pas être affichés pour le moment. Veuillez réessayer plus tard.",
    "close": "Fermer",
    "empty": "{{ country }} : aucun point n’y est gagné, la clientèle ne voit rien ici.",
    "reward": "{{ amount }} de réduction pour {{ points }}",
    "about": "environ {{ amount }}",
    "pending_shipped": "Jours entre l’expédition et l’utilisation des points : {{ count }}",
    "pending_on_shipping": "Les points sont utilisables dès l’expédition de la commande",
    "usable_from": "Utilisables à partir du {{ date }} : {{ points }}",
    "redeem": "Échanger : {{ points }} = {{ amount }}",
    "give_back": "Rendre le code : {{ points }}",
    "confirm": "Confirmer",
    "code": "Votre code de réduction",
    "code_until": "Pour une commande, jusqu’au {{ date }}. S’il n’est pas utilisé, les points vous reviennent.",
    "copy": "Copier",
    "copied": "Copié",
    "refused": "Cela n’a pas fonctionné. Aucun point n’a été retiré.",
    "history": "Historique",
    "kind_earn": "Achat",
    "kind_refund": "Remboursement",
    "kind_spend": "Échange",
    "kind_return": "Code rendu",
    "kind_expire": "Expiration",
    "kind_adjust": "Ajustement par la boutique"
  },
  "recommendations": {
    "buy_again": "Acheter à nouveau",
    "recommended": "Vous aimerez peut-être aussi",
    "empty": "Aucune recommandation pour cette page pour l’instant : la clientèle ne voit rien ici."
  }
};
export {
  fr_default as default
};
