using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>A cross-branch grant as typed.</summary>
public sealed class GrantInput
{
    /// <summary>The branch that is opened.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>What it allows.</summary>
    public GrantLevel? Level { get; set; }

    /// <summary>Last day on which it is worth something, by the branch's calendar.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Why, 1–400 characters.</summary>
    public string? Reason { get; set; }

    /// <summary>The running grant of the branch that whoever gives this one was shown, and that it takes the place of; null for none.</summary>
    public Guid? Replaces { get; set; }

    /// <summary>Cleans the reason. Twice is the same as once.</summary>
    public void Normalise() => Reason = TextRules.CleanLine(Reason);
}
