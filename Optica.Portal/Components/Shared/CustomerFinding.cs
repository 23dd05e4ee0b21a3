using Optica.Data.Customers;
using Optica.Domain.Customers;

namespace Optica.Portal.Components.Shared;

/// <summary>Customers as a field finds them while somebody types.</summary>
public static class CustomerFinding
{
    /// <summary>Those that a text finds; none for one that looks for nothing.</summary>
    /// <param name="search">Finds them as the caller.</param>
    /// <param name="text">As typed.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<IReadOnlyList<CustomerRow>> OffersAsync(
        this CustomerSearch search,
        string? text,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(search);
        return (await search.FindAsync(text, cancellation)).TryGet(out var found, out _) && found.Query.Kind != SearchKind.Empty
            ? found.Items
            : [];
    }

    /// <summary>What tells people of one name apart: number, phone and branch.</summary>
    public static string Line(CustomerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string?[] parts = [Rut.Shown(row.Rut, row.DocumentNumber), row.Phone is { } phone ? PhoneNumber.Format(phone) : null, row.Branch];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
