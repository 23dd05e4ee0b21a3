using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.WorkOrders;

/// <summary>A laboratory that an organisation has lenses made by. Never removed: jobs stand on it.</summary>
public sealed class Lab : IOrganisationOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 100;

    /// <summary>Longest folded name: folding takes some letters apart.</summary>
    public const int UniqueNameLength = 300;

    /// <summary>Longest contact.</summary>
    public const int ContactLength = 200;

    private Lab() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Name, ≤ 100.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name folded: of one name there is one in an organisation.</summary>
    public string UniqueName { get; private set; } = "";

    /// <summary>Whom to call or write to, ≤ 200; or null.</summary>
    public string? Contact { get; private set; }

    /// <summary>Whether new jobs can go there.</summary>
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

    string IAudited.AuditKind => "lab";

    /// <summary>A new laboratory. The input is normalised and valid.</summary>
    public static Lab Create(Guid id, Guid organisationId, LabInput input)
    {
        var lab = new Lab { Id = id, OrganisationId = organisationId };
        lab.Apply(input);
        return lab;
    }

    /// <summary>Takes over the fields of a normalised, valid input.</summary>
    public void Apply(LabInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Name = input.Name!;
        UniqueName = Folded(Name);
        Contact = input.Contact;
        IsActive = input.IsActive;
    }

    /// <summary>The fields as an input: the start of a form.</summary>
    public LabInput ToInput() =>
        new()
        {
            Name = Name,
            Contact = Contact,
            IsActive = IsActive,
        };

    private static string Folded(string name)
    {
        var folded = SearchText.Fold(name);
        return folded.Length <= UniqueNameLength ? folded : folded[..UniqueNameLength];
    }
}
