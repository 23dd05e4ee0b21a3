using Optica.Domain.Common;

namespace Optica.Data.Seed;

/// <summary>A demo account.</summary>
/// <param name="Email">Sign-in name.</param>
/// <param name="Name">Name shown.</param>
/// <param name="Role">Role.</param>
/// <param name="Branches">Names of the branches of the memberships.</param>
/// <param name="ReadOnlyGrant">Name of the branch that may be read by a cross-branch grant, or null.</param>
public sealed record DemoAccount(string Email, string Name, StaffRole Role, IReadOnlyList<string> Branches, string? ReadOnlyGrant = null);

/// <summary>A demo organisation.</summary>
/// <param name="Name">Trade name.</param>
/// <param name="Branches">Branches: name, street, comuna and number of customers.</param>
/// <param name="Staff">Accounts.</param>
public sealed record DemoOrganisation(
    string Name,
    IReadOnlyList<(string Name, string Address, string Comuna, int Customers)> Branches,
    IReadOnlyList<DemoAccount> Staff
);

/// <summary>Who and what the demo consists of.</summary>
public static class DemoAccounts
{
    /// <summary>Password of every demo account; only ever in demo mode, which Production refuses.</summary>
    public const string Password = "Optica-demo-2026!";

    /// <summary>The platform's admin.</summary>
    public static readonly DemoAccount Platform = new("platform@demo.optica", "Paula Ibáñez", StaffRole.PlatformAdmin, []);

    /// <summary>Two chains that must never see each other.</summary>
    public static readonly IReadOnlyList<DemoOrganisation> Organisations =
    [
        new(
            "Óptica Norte",
            [
                ("Centro", "Prat 482", "Antofagasta", 950),
                ("Mall", "Balmaceda 2355", "Antofagasta", 800),
                ("Playa", "Avenida del Mar 1200", "La Serena", 450),
            ],
            [
                new("super@norte.demo", "Carolina Fuentes", StaffRole.SuperAdmin, []),
                new("admin.centro@norte.demo", "Andrés Peñaloza", StaffRole.BranchAdmin, ["Centro"]),
                new("admin.mall@norte.demo", "Marcela Oyarzún", StaffRole.BranchAdmin, ["Mall"]),
                new("optometrist@norte.demo", "Ignacio Cárcamo", StaffRole.Optometrist, ["Centro", "Mall"]),
                new("sales@norte.demo", "Daniela Muñoz", StaffRole.Sales, ["Centro"]),
                new("cross@norte.demo", "Felipe Araya", StaffRole.Sales, ["Mall"], ReadOnlyGrant: "Centro"),
            ]
        ),
        new(
            "Visión Sur",
            [("Costa", "Blanco 625", "Valparaíso", 450), ("Cerro", "Almirante Montt 88", "Valparaíso", 350)],
            [
                new("super@sur.demo", "Rodrigo Valdés", StaffRole.SuperAdmin, []),
                new("admin.costa@sur.demo", "Francisca Ñancupil", StaffRole.BranchAdmin, ["Costa"]),
            ]
        ),
    ];

    /// <summary>Every account, as the login page and the console list them.</summary>
    public static IEnumerable<DemoAccount> All => Organisations.SelectMany(organisation => organisation.Staff).Prepend(Platform);
}
