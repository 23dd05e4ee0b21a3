using Optica.Domain.Common;

namespace Optica.Domain.Organisations;

/// <summary>A shop of an organisation. Its name is known to all staff of the organisation; its records are not.</summary>
public sealed class Branch : IOrganisationOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Zone of most of Chile (CL-11).</summary>
    public const string DefaultTimeZone = "America/Santiago";

    /// <summary>Longest name.</summary>
    public const int NameLength = 120;

    /// <summary>Longest street and number.</summary>
    public const int AddressLength = 255;

    /// <summary>Longest comuna.</summary>
    public const int CityLength = 100;

    /// <summary>Longest phone number.</summary>
    public const int PhoneLength = 40;

    /// <summary>Zones that a shop can stand in (CL-11).</summary>
    public static readonly IReadOnlyList<string> TimeZones =
    [
        DefaultTimeZone,
        "America/Punta_Arenas",
        "America/Coyhaique",
        "Pacific/Easter",
    ];

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

    /// <summary>Where it is called, E.164; null for none (CL-5).</summary>
    public string? Phone { get; private set; }

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

    /// <summary>Its fields as a form shows them.</summary>
    public BranchInput ToInput() =>
        new()
        {
            Name = Name,
            Address = Address,
            City = City,
            Phone = Phone,
            TimeZone = TimeZone,
        };

    /// <summary>Sets what is told of the shop.</summary>
    /// <param name="input">Complete, normalised and valid.</param>
    public Branch Apply(BranchInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        (Name, TimeZone) = (input.Name!, input.TimeZone!);
        (Address, City, Phone) = (input.Address, input.City, input.Phone);
        return this;
    }

    /// <summary>Closes the shop: it keeps its records and takes no new ones. Whoever asks has seen to it that nobody waits for it.</summary>
    public void Close() => IsActive = false;

    /// <summary>Opens a closed shop again.</summary>
    public void Reopen() => IsActive = true;

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
