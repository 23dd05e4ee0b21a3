namespace Optica.Domain.Customers;

/// <summary>A text read as a RUT (CL-1 … CL-4).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Canonical"><c>12345678-5</c> when it is complete and the digit is right, otherwise null.</param>
/// <param name="Suggestion">Canonical form of the completed or corrected RUT, or of the other reading when ambiguous.</param>
/// <param name="ExpectedDigit">The right check digit, <c>0</c>–<c>9</c> or <c>K</c>, when the typed one is wrong or missing.</param>
public sealed record RutReading(RutKind Kind, string? Canonical = null, string? Suggestion = null, char? ExpectedDigit = null);
