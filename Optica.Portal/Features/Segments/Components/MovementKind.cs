using Optica.Domain.Segments;

namespace Optica.Portal.Features.Segments.Components;

/// <summary>What a move between segments means to a shop.</summary>
public enum MovementKind
{
    /// <summary>Where they were.</summary>
    Stayed,

    /// <summary>Registered within the month.</summary>
    Joined,

    /// <summary>Bought more often.</summary>
    Risen,

    /// <summary>Bought again after a long time.</summary>
    WonBack,

    /// <summary>Has not bought for too long.</summary>
    Lost,
}

/// <summary>Tells kinds of moves.</summary>
public static class MovementKinds
{
    /// <summary>Kinds worth a look, in the order shown.</summary>
    public static readonly IReadOnlyList<MovementKind> Notable =
    [
        MovementKind.Joined,
        MovementKind.Risen,
        MovementKind.WonBack,
        MovementKind.Lost,
    ];

    /// <summary>What a move is. Tiers of orders that count only rise; who falls silent goes to at-risk.</summary>
    public static MovementKind Of(Segment? from, Segment to) =>
        from == to ? MovementKind.Stayed
        : from is null ? MovementKind.Joined
        : to == Segment.AtRisk ? MovementKind.Lost
        : from == Segment.AtRisk ? MovementKind.WonBack
        : MovementKind.Risen;

    /// <summary>Customers who made moves of a kind.</summary>
    public static int Sum(this IEnumerable<MovementRow> rows, MovementKind kind) =>
        rows.Where(row => Of(row.From, row.To) == kind).Sum(row => row.Customers);
}
