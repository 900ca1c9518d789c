// texts:es.texts
var es_default = {
  "compliance_notice": {
    "label": "Información legal",
    "lowest": "Precio más bajo de los 30 días anteriores a la rebaja: {{ price }}",
    "lowest_of": "Precios más bajos de los 30 días anteriores a la rebaja",
    "duties_included": "El precio incluye aranceles e impuestos de importación",
    "duties_on_delivery": "Pueden aplicarse aranceles e impuestos a la entrega",
    "responsible": "Persona responsable en la UE",
    "producer": "Fabricante",
    "number": "Número de registro",
    "vat": "NIF-IVA",
    "sorting": "Instrucciones de separación (Triman)",
    "withdraw": "Desistir del contrato aquí",
    "imprint": "Aviso legal",
    "sales_law": "Información según la ley japonesa de transacciones comerciales específicas",
    "empty": "No hay información legal para {{ country }}: los clientes de allí no ven nada aquí."
  },
  "support_channels": {
    "label": "Atención al cliente",
    "email": "Correo electrónico",
    "phone": "Teléfono",
    "hours": "Horario ({{ zone }})",
    "closed": "Cerrado",
    "closed_on": "Cerrado: {{ dates }}",
    "open_until": "Abierto ahora, hasta las {{ time }} (hora local suya)",
    "opens": "Cerrado ahora, abre: {{ time }} (hora local suya)",
    "new_tab": "se abre en una pestaña nueva",
    "empty": "No hay canales de atención para {{ country }}: los clientes de allí no ven nada aquí."
  },
  "delivery_estimate": {
    "label": "Entrega estimada",
    "to": "Entrega en {{ country }}",
    "days": {
      "one": "{{ count }} día laborable",
      "many": "{{ count }} días laborables",
      "other": "{{ count }} días laborables"
    },
    "range": {
      "one": "De {{ least }} a {{ count }} día laborable",
      "many": "De {{ least }} a {{ count }} días laborables",
      "other": "De {{ least }} a {{ count }} días laborables"
    },
    "order_within": "Pide en menos de {{ time }}",
    "order_by": "Pedidos hasta: {{ time }}",
    "duties_included": "Aranceles e impuestos incluidos",
    "duties_on_delivery": "Los aranceles e impuestos se pagan en la entrega",
    "empty": "Sin estimación de entrega ({{ country }}): los clientes no ven nada aquí."
  },
  "payment_hints": {
    "heading": "Se acepta aquí",
    "card": "Tarjeta: {{ brands }}",
    "bank_transfer": "Transferencia bancaria",
    "cash_on_delivery": "Pago contra reembolso",
    "convenience_store": "Pago en tienda de conveniencia",
    "direct_debit": "Domiciliación bancaria",
    "instalments": "Pago a plazos",
    "invoice": "Factura",
    "pay_in": "Pagas en {{ currency }}",
    "credit": "{{ methods }}: es posible que puedas pagar a plazos. Verás las condiciones al finalizar la compra.",
    "empty": "Ninguna forma de pago es segura para {{ country }}: los clientes de allí no ven nada aquí."
  },
  "loyalty": {
    "label": "Puntos de fidelidad",
    "points": {
      "one": "{{ points }} punto",
      "many": "{{ points }} de puntos",
      "other": "{{ points }} puntos"
    },
    "earn_product": {
      "one": "Ganas {{ points }} punto con este producto",
      "many": "Ganas {{ points }} de puntos con este producto",
      "other": "Ganas {{ points }} puntos con este producto"
    },
    "earn_rate": "{{ points }} por cada {{ amount }} de compra",
    "minimum": "En pedidos a partir de {{ amount }}",
    "pending_days": {
      "one": "Los puntos estarán disponibles {{ count }} día después del pedido",
      "many": "Los puntos estarán disponibles {{ count }} de días después del pedido",
      "other": "Los puntos estarán disponibles {{ count }} días después del pedido"
    },
    "expiry_months": {
      "one": "Los puntos caducan {{ count }} mes después del pedido",
      "many": "Los puntos caducan {{ count }} de meses después del pedido",
      "other": "Los puntos caducan {{ count }} meses después del pedido"
    },
    "log_in": "Inicia sesión para ver tus puntos",
    "show": "Ver mis puntos",
    "loading": "Cargando…",
    "balance": "Saldo: {{ points }}",
    "pending": "Aún no disponibles: {{ points }}",
    "expiry": "Caducan el {{ date }}: {{ points }}",
    "failed": "Ahora no se pueden mostrar tus puntos. Inténtalo de nuevo más tarde.",
    "close": "Cerrar",
    "empty": "En {{ country }} no se ganan puntos: quienes compran allí no ven nada aquí.",
    "reward": "{{ amount }} de descuento por {{ points }}",
    "about": "unos {{ amount }}",
    "pending_shipped": "Días desde el envío hasta poder usar los puntos: {{ count }}",
    "pending_on_shipping": "Los puntos se pueden usar cuando se envía el pedido",
    "usable_from": "Disponibles desde el {{ date }}: {{ points }}",
    "redeem": "Canjear: {{ points }} = {{ amount }}",
    "give_back": "Devolver el código: {{ points }}",
    "confirm": "Confirmar",
    "code": "Tu código de descuento",
    "code_until": "Para un pedido, hasta el {{ date }}. Si no lo usas, recuperas los puntos.",
    "copy": "Copiar",
    "copied": "Copiado",
    "refused": "No se ha podido hacer. No se ha descontado ningún punto.",
    "history": "Historial",
    "kind_earn": "Compra",
    "kind_refund": "Reembolso",
    "kind_spend": "Canje",
    "kind_return": "Código devuelto",
    "kind_expire": "Caducados",
    "kind_adjust": "Ajuste de la tienda"
  },
  "recommendations": {
    "buy_again": "Volver a comprar",
    "recommended": "También te puede gustar",
    "empty": "Aún no hay recomendaciones para esta página: los clientes no ven nada aquí."
  }
};
export {
  es_default as default
};
