using Optica.Domain.Customers;

namespace Optica.Portal.Features.Customers;

/// <summary>Two people changed one customer at once.</summary>
/// <param name="Before">The fields both began with.</param>
/// <param name="Mine">The fields as this user typed them.</param>
/// <param name="Theirs">The fields as they are saved now.</param>
/// <param name="Clashes">Fields the user has to choose for.</param>
/// <param name="Taken">Fields that only the other one changed and that were taken over.</param>
public sealed record CustomerMerge(
    CustomerInput Before,
    CustomerInput Mine,
    CustomerInput Theirs,
    IReadOnlyList<string> Clashes,
    IReadOnlyList<string> Taken
);
