using Optica.Domain.Customers;

namespace Optica.Portal.Features.Customers;

/// <summary>What a customer said about one purpose and channel.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Given">Whether it is given; false once withdrawn.</param>
/// <param name="At">When it was said last, UTC.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="Source">How it was said.</param>
public sealed record ConsentResponse(
    ConsentPurpose Purpose,
    ContactMethod Channel,
    bool Given,
    DateTime At,
    string? By,
    ConsentSource? Source
)
{
    /// <summary>The consents of a profile.</summary>
    public static IReadOnlyList<ConsentResponse> Of(IEnumerable<ConsentRow> rows) =>
        [.. rows.Select(row => new ConsentResponse(row.Purpose, row.Channel, row.IsGiven, row.At, row.By, row.Source))];
}
