using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.Organisations;

/// <summary>Another shop of the organisation has the name.</summary>
public sealed record BranchNameTaken() : Error("branch_name_taken", ErrorKind.Conflict);

/// <summary>A shop is not closed while somebody waits for it.</summary>
/// <param name="Orders">Orders that are neither handed over nor cancelled.</param>
/// <param name="WorkOrders">Jobs that are neither handed over nor cancelled.</param>
/// <param name="Visits">Visits that are booked and have not begun.</param>
public sealed record BranchBusy(int Orders, int WorkOrders, int Visits) : Error("branch_busy", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message
    {
        get
        {
            (string What, int Count)[] all = [("orders", Orders), ("jobs", WorkOrders), ("visits", Visits)];
            var open = all.Where(one => one.Count > 0)
                .Select(one => DomainText.Get(one.Count == 1 ? $"busy_{one.What}_one" : $"busy_{one.What}", one.Count));
            return DomainText.Get("error_branch_busy", string.Join(", ", open));
        }
    }
}

/// <summary>The organisation's only shop that is open: without one nothing could be written down.</summary>
public sealed record LastBranch() : Error("last_branch", ErrorKind.Conflict);

/// <summary>Another organisation has the name.</summary>
public sealed record OrganisationNameTaken() : Error("organisation_name_taken", ErrorKind.Conflict);
