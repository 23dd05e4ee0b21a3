using Microsoft.AspNetCore.Identity;
using Optica.Domain.Customers;

namespace Optica.Portal.Identity;

/// <summary>
/// Addresses as accounts are looked up by. What can be no text at all is nobody's, and no failure of the door: Identity's own normalizer
/// throws on it.
/// </summary>
internal sealed class LookupNormalizer : ILookupNormalizer
{
    private readonly UpperInvariantLookupNormalizer usual = new();

    public string? NormalizeName(string? name) => IsText(name) ? usual.NormalizeName(name) : name;

    public string? NormalizeEmail(string? email) => IsText(email) ? usual.NormalizeEmail(email) : email;

    private static bool IsText(string? typed) => typed is null || TextRules.IsClean(typed, multiline: true);
}
