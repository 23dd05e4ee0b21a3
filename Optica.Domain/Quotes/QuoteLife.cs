namespace Optica.Domain.Quotes;

/// <summary>Steps of a quote's life (DOMAIN §9) as one table: draft → sent → accepted → converted; sent → rejected.</summary>
public static class QuoteLife
{
    private static readonly Dictionary<QuoteStatus, QuoteStatus[]> Table = new()
    {
        [QuoteStatus.Draft] = [QuoteStatus.Sent],
        [QuoteStatus.Sent] = [QuoteStatus.Accepted, QuoteStatus.Rejected],
        [QuoteStatus.Accepted] = [QuoteStatus.Converted],
        [QuoteStatus.Rejected] = [],
        [QuoteStatus.Converted] = [],
        [QuoteStatus.Expired] = [],
    };

    /// <summary>Where a status may lead.</summary>
    public static IReadOnlyList<QuoteStatus> Next(QuoteStatus from) => Table[from];

    /// <summary>Whether the step is allowed.</summary>
    public static bool MayGo(QuoteStatus from, QuoteStatus to) => Table[from].Contains(to);

    /// <summary>Whether a quote of the status can run out at all: accepted, rejected and converted ones never do.</summary>
    public static bool CanExpire(QuoteStatus stored) => stored is QuoteStatus.Draft or QuoteStatus.Sent;

    /// <summary>Whether the customer has had it in hand: what conversion rates count.</summary>
    public static bool WasOffered(QuoteStatus stored) => stored != QuoteStatus.Draft;

    /// <summary>What it reads on a day.</summary>
    /// <param name="stored">Status as stored.</param>
    /// <param name="validUntil">The last day it may be accepted.</param>
    /// <param name="today">The branch's day.</param>
    public static QuoteStatus On(QuoteStatus stored, DateOnly validUntil, DateOnly today) =>
        CanExpire(stored) && validUntil < today ? QuoteStatus.Expired : stored;
}
