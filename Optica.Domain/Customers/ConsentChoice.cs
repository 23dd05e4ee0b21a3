namespace Optica.Domain.Customers;

/// <summary>A purpose and the channel that the customer agrees to for it.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Channel">By which way.</param>
public sealed record ConsentChoice(ConsentPurpose Purpose, ContactMethod Channel)
{
    /// <summary>Every choice there is, purpose by purpose.</summary>
    public static readonly IReadOnlyList<ConsentChoice> All =
    [
        .. Enum.GetValues<ConsentPurpose>()
            .SelectMany(purpose => Enum.GetValues<ContactMethod>().Select(channel => new ConsentChoice(purpose, channel))),
    ];
}

/// <summary>A consent as the profile shows it.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Channel">By which way.</param>
/// <param name="IsGiven">Whether it is given; false once withdrawn.</param>
/// <param name="Source">How it was said last, or null when nobody noted it.</param>
/// <param name="At">When it was said last, UTC.</param>
/// <param name="By">Name of who wrote it down, or null for the system.</param>
public sealed record ConsentRow(ConsentPurpose Purpose, ContactMethod Channel, bool IsGiven, ConsentSource? Source, DateTime At, string? By)
{
    /// <summary>What is given of them.</summary>
    public static List<ConsentChoice> Given(IEnumerable<ConsentRow> rows) =>
        [.. rows.Where(row => row.IsGiven).Select(row => new ConsentChoice(row.Purpose, row.Channel))];
}
