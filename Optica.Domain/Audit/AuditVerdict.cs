namespace Optica.Domain.Audit;

/// <summary>What somebody did to the audit trail past the portal.</summary>
public enum AuditDamage
{
    /// <summary>What a line says was changed.</summary>
    Edited = 1,

    /// <summary>A line was taken out.</summary>
    Deleted = 2,

    /// <summary>A line was put in that the portal did not write.</summary>
    Inserted = 3,

    /// <summary>Lines stand in another order than they were written in, or a line stands in another's place.</summary>
    Reordered = 4,

    /// <summary>The newest lines were cut off: the anchor outside the database knows more of them.</summary>
    Cut = 5,

    /// <summary>Lines were written anew by somebody who has the key: the anchor outside the database knows others.</summary>
    Rewritten = 6,
}

/// <summary>The first place where the audit trail is not as it was written.</summary>
/// <param name="Chain">The organisation; the empty id for the platform's own lines.</param>
/// <param name="What">What was done.</param>
/// <param name="Sequence">The line; null when neither it nor its link is there any more.</param>
/// <param name="Number">Its place in the chain; null for a line that is in none.</param>
/// <param name="At">When the line says that it was written, UTC; null when it is gone.</param>
public sealed record AuditBreach(Guid Chain, AuditDamage What, long? Sequence, long? Number, DateTime? At)
{
    /// <summary>Tells what the line says now from anything else it could say; null when it is gone.</summary>
    public string? Found { get; init; }
}

/// <summary>Why the anchors outside the database prove less than they should.</summary>
public enum AnchorLack
{
    /// <summary>A chain that has been there for a while is not in the file, or there is no file.</summary>
    Missing = 1,

    /// <summary>The file ends minutes before the chain does: nobody notes any more, or its end was taken off.</summary>
    Behind = 2,

    /// <summary>A line of the file is no anchor.</summary>
    Unreadable = 3,
}

/// <summary>What is wrong with the anchors, though the lines themselves may be as they were written.</summary>
/// <param name="What">What.</param>
/// <param name="Chain">Whose anchors; null for the whole file.</param>
/// <param name="Line">The line of the file, from 1, where it is one.</param>
public sealed record AnchorGap(AnchorLack What, Guid? Chain, int? Line = null);

/// <summary>What checking the audit trail found.</summary>
/// <param name="Lines">Lines checked.</param>
/// <param name="Anchors">Anchors compared.</param>
/// <param name="First">The first damage; null when none was found.</param>
public sealed record AuditVerdict(long Lines, int Anchors, AuditBreach? First)
{
    /// <summary>What is wrong with the anchors; null when they are as they should be, or none are kept.</summary>
    public AnchorGap? Gap { get; init; }

    /// <summary>How many damages are there that somebody accepted by a line of the trail.</summary>
    public int Accepted { get; init; }

    /// <summary>Whether every line is as it was written and the anchors bear it out.</summary>
    public bool IsAsWritten => First is null && Gap is null;
}

/// <summary>Where a chain ended at some time, kept outside the database.</summary>
/// <param name="At">When it was noted, UTC.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Number">Number of its last link then.</param>
/// <param name="Hash">Hash of that link.</param>
public sealed record AuditAnchor(DateTime At, Guid Chain, long Number, byte[] Hash);
