namespace Optica.Domain.Quotes;

/// <summary>How a quote is to become an order and a job.</summary>
/// <param name="Version">The version seen; null converts whatever stands.</param>
/// <param name="PrescriptionId">
/// Another standing prescription of the customer to make the lenses by: needed where the quote's own was withdrawn or corrected. Null for
/// the quote's own.
/// </param>
public sealed record QuoteConversionInput(long? Version = null, Guid? PrescriptionId = null);
