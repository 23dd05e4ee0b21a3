using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Customers;

/// <summary>What a profile shows of a customer that does not stand in the customer's own row.</summary>
internal sealed record ProfileFrame
{
    /// <summary>Stored figures; the segment is told by <see cref="Told"/>.</summary>
    public required FiguresRow Figures { get; init; }

    /// <summary>The organisation's thresholds.</summary>
    public required SegmentRules Rules { get; init; }

    public required string BranchName { get; init; }

    public required string TimeZone { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? CreatedBy { get; init; }

    public string? UpdatedBy { get; init; }

    /// <summary>What the customer owes, CLP.</summary>
    public long Balance { get; init; }

    /// <summary>The figures with the segment at an instant.</summary>
    public FiguresRow Told(DateTime now) => Figures with { Segment = Rules.SegmentOf(Figures.Tier, Figures.LastOrderAt, now) };

    /// <summary>The customer's branch as a caller sees it.</summary>
    public BranchRow Branch(Guid id, AccessScope scope) => BranchQueries.Row(scope, (id, BranchName, TimeZone), (Address, City));
}
