namespace Optica.Domain.Organisations;

/// <summary>A branch as lists and choosers show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Name of the shop.</param>
/// <param name="TimeZone">IANA zone of its times.</param>
/// <param name="MayChange">Whether the caller may change records there; otherwise they are read-only.</param>
/// <param name="OrganisationName">The chain's name; filled for platform admins, who see several.</param>
public sealed record BranchRow(Guid Id, string Name, string TimeZone, bool MayChange, string? OrganisationName = null)
{
    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; init; }

    /// <summary>Where the shop is, as it stands on paper; empty when it is not known.</summary>
    public string Address { get; init; } = "";
}
