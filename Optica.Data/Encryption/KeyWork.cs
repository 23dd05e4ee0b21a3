namespace Optica.Data.Encryption;

/// <summary>Whose data is to be encrypted anew, who wants it, and who hears how far it is.</summary>
/// <param name="OrganisationId">The organisation.</param>
public sealed record KeyWork(Guid OrganisationId)
{
    /// <summary>Who asked for it; nobody for a command.</summary>
    public (Guid? Id, string? Name) By { get; init; }

    /// <summary>The job that does it: begun again, it goes on with the key it had made. Null for a command, which makes another one.</summary>
    public Guid? JobId { get; init; }

    /// <summary>Told after every step how many rows were looked at so far; may stop the work.</summary>
    public Func<long, Task>? Report { get; init; }

    /// <summary>Rows looked at.</summary>
    internal long Seen { get; set; }
}
