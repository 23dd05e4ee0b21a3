using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Portal.Tests.Support;

/// <summary>A member of staff of the test world.</summary>
public sealed record Person(string Name, StaffRole Role, Guid Id, Guid? OrganisationId, Guid SessionId, string Stamp)
{
    /// <summary>Branches whose records they may change, by the table of roles: what tests compare the portal's answers with.</summary>
    public HashSet<Guid> Changes { get; } = [];

    /// <summary>Branches they belong to, whose people they may manage: no grants.</summary>
    public HashSet<Guid> Runs { get; } = [];

    /// <summary>Branches whose records they may only read.</summary>
    public HashSet<Guid> ReadsOnly { get; } = [];

    /// <summary>The clinical permission by name.</summary>
    public bool IsClinicalByName { get; init; }

    /// <summary>What their cookie says.</summary>
    public AccessTicket Ticket(Guid? branch = null) => new(Id, Stamp, SessionId, branch);

    public bool Reads(Guid branch) => Changes.Contains(branch) || ReadsOnly.Contains(branch);

    public bool May(string permission) =>
        PermissionMatrix.Has(Role, permission) || (IsClinicalByName && permission == Permissions.Clinical);

    public override string ToString() => Name;
}

/// <summary>Two organisations with branches and a person of every kind of access. The same in every database.</summary>
public sealed class World
{
    /// <summary>When the world begins: a weekday afternoon in Chile's summer time.</summary>
    public static readonly DateTime Start = new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc);

    private readonly List<object> rows = [];

    public World()
    {
        rows.Add(Organisation.Create(North, "Óptica Norte"));
        rows.Add(Organisation.Create(South, "Visión Sur"));
        rows.AddRange([
            Branch.Create(Centro, North, "Centro"),
            Branch.Create(Mall, North, "Mall"),
            Branch.Create(Playa, North, "Playa"),
            Branch.Create(Costa, South, "Costa"),
            Branch.Create(Cerro, South, "Cerro"),
        ]);
        Platform = Add("platform", StaffRole.PlatformAdmin, null);
        Super = Add("super", StaffRole.SuperAdmin, North, all: [Centro, Mall, Playa]);
        Chief = Add("chief", StaffRole.SuperAdmin, North, all: [Centro, Mall, Playa], clinical: true);
        Admin = Add("admin", StaffRole.BranchAdmin, North, Centro);
        Optometrist = Add("optometrist", StaffRole.Optometrist, North, Centro);
        Sales = Add("sales", StaffRole.Sales, North, Centro);
        MallAdmin = Add("mall admin", StaffRole.BranchAdmin, North, Mall);
        Reader = Add("reader", StaffRole.Optometrist, North, Mall);
        Grant(Reader, GrantLevel.ReadOnly, Start.AddYears(1));
        Onlooker = Add("onlooker", StaffRole.Sales, North, Mall);
        Grant(Onlooker, GrantLevel.ReadOnly, Start.AddYears(1));
        Helper = Add("helper", StaffRole.BranchAdmin, North, Mall);
        Grant(Helper, GrantLevel.Full, Start.AddYears(1));
        Expired = Add("expired", StaffRole.BranchAdmin, North, Mall);
        Grant(Expired, GrantLevel.Full, Start);
        SouthChief = Add("south chief", StaffRole.SuperAdmin, South, all: [Costa, Cerro], clinical: true);
        SouthSales = Add("south sales", StaffRole.Sales, South, Costa);
    }

    public Guid North { get; } = NewId();

    public Guid South { get; } = NewId();

    public Guid Centro { get; } = NewId();

    public Guid Mall { get; } = NewId();

    public Guid Playa { get; } = NewId();

    public Guid Costa { get; } = NewId();

    public Guid Cerro { get; } = NewId();

    /// <summary>Platform admin.</summary>
    public Person Platform { get; }

    /// <summary>Super admin of the north, without clinical permission.</summary>
    public Person Super { get; }

    /// <summary>Super admin of the north with the clinical permission by name.</summary>
    public Person Chief { get; }

    /// <summary>Branch admin of Centro.</summary>
    public Person Admin { get; }

    /// <summary>Optometrist of Centro.</summary>
    public Person Optometrist { get; }

    /// <summary>Sales at Centro.</summary>
    public Person Sales { get; }

    /// <summary>Branch admin of Mall.</summary>
    public Person MallAdmin { get; }

    /// <summary>Optometrist of Mall who may read Centro.</summary>
    public Person Reader { get; }

    /// <summary>Sales at Mall who may read Centro: every right of selling, and none to sell there.</summary>
    public Person Onlooker { get; }

    /// <summary>Branch admin of Mall with full rights in Centro by a grant.</summary>
    public Person Helper { get; }

    /// <summary>Branch admin of Mall whose full grant for Centro ends at <see cref="Start"/>.</summary>
    public Person Expired { get; }

    /// <summary>Super admin of the south with the clinical permission.</summary>
    public Person SouthChief { get; }

    /// <summary>Sales at Costa in the south.</summary>
    public Person SouthSales { get; }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<Person> People => people;

    private readonly List<Person> people = [];

    /// <summary>Writes the world into an empty, migrated database.</summary>
    internal async Task WriteAsync(OpticaDbContext db, DataKeyRing ring)
    {
        db.AddRange(rows);
        db.AddRange(ring.Make(North), ring.Make(South));
        await db.SaveChangesAsync();
    }

    private static Guid NewId() => Ids.New(Start);

    private Person Add(string name, StaffRole role, Guid? organisation, Guid? branch = null, Guid[]? all = null, bool clinical = false)
    {
        var person = new Person(name, role, NewId(), organisation, NewId(), NewId().ToString("N")) { IsClinicalByName = clinical };
        person.Changes.UnionWith(all ?? (branch is { } only ? [only] : []));
        person.Runs.UnionWith(person.Changes);
        var email = $"{name.Replace(' ', '.')}@world.test";
        rows.Add(
            new OpticaUser
            {
                Id = person.Id,
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                DisplayName = name,
                OrganisationId = organisation,
                Role = role,
                HasClinicalGrant = clinical,
                SecurityStamp = person.Stamp,
            }
        );
        rows.Add(UserSession.Start(person.SessionId, person.Id, "test", Start));
        if (branch is { } place)
        {
            rows.Add(BranchMembership.Create(person.Id, organisation!.Value, place, Start));
        }

        people.Add(person);
        return person;
    }

    private void Grant(Person to, GrantLevel level, DateTime until)
    {
        rows.Add(BranchGrant.Create((to.Id, North, Centro, level), "Reemplazo", Start.AddDays(-10), until));
        if (until > Start)
        {
            (level == GrantLevel.Full ? to.Changes : to.ReadsOnly).Add(Centro);
        }
    }
}
