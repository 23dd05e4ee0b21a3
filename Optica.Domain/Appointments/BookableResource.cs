using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>What visits are booked on.</summary>
public enum ResourceKind
{
    /// <summary>A person who examines.</summary>
    Optometrist = 1,

    /// <summary>A room or a chair.</summary>
    Box = 2,
}

/// <summary>An optometrist or a box of a branch (DOMAIN §8): one visit at a time.</summary>
public sealed class BookableResource : IBranchOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 80;

    private BookableResource() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The branch; never another.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>Name in the calendar, ≤ 80.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Person or place.</summary>
    public ResourceKind Kind { get; private set; }

    /// <summary>The member of staff it stands for; null for boxes and for people without an account.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Whether it is offered; its visits stay either way.</summary>
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

    string IAudited.AuditKind => "resource";

    /// <summary>Adds one to a branch.</summary>
    /// <param name="place">Organisation and branch.</param>
    /// <param name="input">Complete, normalised and valid.</param>
    /// <param name="at">Now, UTC.</param>
    public static BookableResource Create((Guid OrganisationId, Guid BranchId) place, BookableResourceInput input, DateTime at)
    {
        var resource = new BookableResource
        {
            Id = Ids.New(at),
            OrganisationId = place.OrganisationId,
            BranchId = place.BranchId,
            CreatedAt = at,
        };
        resource.Change(input);
        return resource;
    }

    /// <summary>Replaces name, kind, person and whether it is offered.</summary>
    /// <param name="input">Complete, normalised and valid.</param>
    public void Change(BookableResourceInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        (Name, Kind, IsActive) = (input.Name!, input.Kind!.Value, input.IsActive);
        UserId = Kind == ResourceKind.Optometrist ? input.UserId : null;
    }
}
