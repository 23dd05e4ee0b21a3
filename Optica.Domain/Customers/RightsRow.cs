namespace Optica.Domain.Customers;

/// <summary>A request of rights as the profile and its receipt show it.</summary>
public sealed record RightsRow
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Version, for the answer.</summary>
    public required long Version { get; init; }

    /// <summary>Number, <c>DER-2026-0001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>What is asked for.</summary>
    public required RightsKind Kind { get; init; }

    /// <summary>How it stands.</summary>
    public required RightsStatus Status { get; init; }

    /// <summary>Who asks.</summary>
    public required string Applicant { get; init; }

    /// <summary>How they showed who they are, and what they want.</summary>
    public required string Evidence { get; init; }

    /// <summary>Who asked and what was said went with an erasure; the number stands in their place.</summary>
    public bool IsForgotten => Applicant == Number;

    /// <summary>When it came in, UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>Name of who wrote it down.</summary>
    public string? AskedBy { get; init; }

    /// <summary>The last day for an answer.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public DateTime? DoneAt { get; init; }

    /// <summary>Name of who answered.</summary>
    public string? DoneBy { get; init; }

    /// <summary>What was answered.</summary>
    public string? Answer { get; init; }

    /// <summary>What an erasure keeps.</summary>
    public ErasurePlan Kept { get; init; } = new(null, null);

    /// <summary>The job that writes the person's file.</summary>
    public Guid? JobId { get; init; }
}

/// <summary>The requests about a customer.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Plan">What an erasure of today would keep.</param>
/// <param name="Today">The day it is at the customer's branch.</param>
/// <param name="MayAnswer">Whether the caller may write requests down and answer them.</param>
public sealed record RightsFile(IReadOnlyList<RightsRow> Rows, ErasurePlan Plan, DateOnly Today, bool MayAnswer);

/// <summary>A request with whom it is about.</summary>
/// <param name="Request">The request.</param>
/// <param name="CustomerName">Their name, or what stands for it after an erasure.</param>
/// <param name="Document">RUT in stored form or another document, or null.</param>
/// <param name="Branch">The branch.</param>
/// <param name="TimeZone">Its zone.</param>
public sealed record RightsReceipt(RightsRow Request, string CustomerName, string? Document, string Branch, string TimeZone);
