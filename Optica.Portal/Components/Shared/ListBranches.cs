using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Portal.Components.Shared;

/// <summary>The branches a user's list is made of: their names, and whose days and clocks count.</summary>
/// <param name="rows">Every branch the user reaches.</param>
/// <param name="scope">What the user may do.</param>
public sealed class ListBranches(IReadOnlyList<BranchRow> rows, AccessScope scope)
{
    private static readonly TimeZoneInfo Usual = TimeZoneInfo.FindSystemTimeZoneById(Branch.DefaultTimeZone);

    private readonly Dictionary<Guid, (BranchRow Row, TimeZoneInfo Zone)> known = rows.ToDictionary(
        row => row.Id,
        row => (row, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone))
    );

    /// <summary>Every branch the user reaches.</summary>
    public IReadOnlyList<BranchRow> Rows => rows;

    /// <summary>Whether rows of several branches stand together, so that each has to say where it belongs.</summary>
    public bool AreSeveral => scope.SelectedBranchId is null && rows.Count > 1;

    /// <summary>Whether the user may register customers.</summary>
    public bool MayEdit => scope.May(Permissions.CustomersEdit) && !scope.IsPlatform;

    /// <summary>Whether the user may deactivate customers.</summary>
    public bool MayDeactivate => scope.May(Permissions.CustomersDeactivate) && !scope.IsPlatform;

    /// <summary>Whether the user may change customers of the branch.</summary>
    public bool MayChange(Guid id) => MayEdit && scope.Changes(id);

    /// <summary>Name of a branch; null for one out of reach.</summary>
    public string? Name(Guid? id) => id is { } one && known.TryGetValue(one, out var branch) ? branch.Row.Name : null;

    /// <summary>Name of the chain, where several are shown.</summary>
    public string? Organisation(Guid id) => known.TryGetValue(id, out var branch) ? branch.Row.OrganisationName : null;

    /// <summary>Name of a chain by its own id, where several are shown; null for one out of reach.</summary>
    public string? Chain(Guid organisationId) => rows.FirstOrDefault(row => row.OrganisationId == organisationId)?.OrganisationName;

    /// <summary>Clock of a branch.</summary>
    public TimeZoneInfo Zone(Guid id) => known.TryGetValue(id, out var branch) ? branch.Zone : Usual;

    /// <summary>Clock of the user's first branch: what happened at no branch is told by it.</summary>
    public TimeZoneInfo OwnZone => rows.Count == 0 ? Usual : Zone(rows[0].Id);

    /// <summary>The day it is.</summary>
    public DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return LocalDay.Of(time.GetUtcNow(), OwnZone);
    }
}
