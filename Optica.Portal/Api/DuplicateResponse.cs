using System.Text.Json.Serialization;
using Optica.Domain.Customers;

namespace Optica.Portal.Api;

/// <summary>A branch in an answer.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Name of the shop.</param>
public sealed record BranchResponse(Guid Id, string Name);

/// <summary>A customer who is registered already; of those out of reach only the branch is told.</summary>
/// <param name="Id">The customer, absent when out of reach.</param>
/// <param name="Branch">Where.</param>
/// <param name="Fields">By which fields: rut, email, phone.</param>
/// <param name="IsActive">False when deactivated: reactivation is possible.</param>
/// <param name="Blocks">Whether it stands in the way.</param>
/// <param name="Message">One line for people.</param>
public sealed record DuplicateResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Id,
    BranchResponse Branch,
    IReadOnlyList<string> Fields,
    bool IsActive,
    bool Blocks,
    string Message
)
{
    internal static DuplicateResponse Of(Duplicate hit) =>
        new(hit.Id, new(hit.BranchId, hit.Branch), hit.Fields, hit.IsActive, hit.Blocks, hit.Describe());
}
