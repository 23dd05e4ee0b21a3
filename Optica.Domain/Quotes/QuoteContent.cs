using Optica.Domain.Orders;

namespace Optica.Domain.Quotes;

/// <summary>What is offered, and its prices.</summary>
/// <param name="Input">Complete, normalised and valid.</param>
/// <param name="Priced">Prices of the alternatives, in their order.</param>
/// <param name="TaxPercent">IVA they were priced with.</param>
/// <param name="ValidUntil">The last day it may be accepted.</param>
public sealed record QuoteContent(QuoteInput Input, IReadOnlyList<PricedOrder> Priced, int TaxPercent, DateOnly ValidUntil);
