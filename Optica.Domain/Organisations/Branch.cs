using Optica.Domain.Common;

namespace Optica.Domain.Organisations;

/// <summary>A shop of an organisation. Its name is known to all staff of the organisation; its records are not.</summary>
public sealed class Branch : IOrganisationOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Zone of most of Chile (CL-11).</summary>
    public const string DefaultTimeZone = "America/Santiago";

    /// <summary>Longest name.</summary>
    public const int NameLength = 120;

    private Branch() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Name of the shop.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Street and number, or null.</summary>
    public string? Address { get; private set; }

    /// <summary>Comuna, or null.</summary>
    public string? City { get; private set; }

    /// <summary>IANA zone in which its times are shown (CL-11).</summary>
    public string TimeZone { get; private set; } = DefaultTimeZone;

    /// <summary>Closed shops keep their records but take no new ones.</summary>
    public bool IsActive { get; private set; } = true;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "branch";

    /// <summary>A new branch.</summary>
    public static Branch Create(Guid id, Guid organisationId, string name) =>
        new()
        {
            Id = id,
            OrganisationId = organisationId,
            Name = name,
        };

    /// <summary>Sets where the shop stands.</summary>
    /// <param name="address">Street and number.</param>
    /// <param name="city">Comuna.</param>
    public Branch At(string address, string city)
    {
        Address = address;
        City = city;
        return this;
    }
}
