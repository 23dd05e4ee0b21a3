using Microsoft.AspNetCore.Components;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Customers.Components.Profile;

namespace Optica.Portal.Features.Customers;

/// <summary>Everything about one customer. Loads once per visit: reading medical fields is recorded.</summary>
public sealed partial class CustomerPage(CustomerQueries queries, ICurrentAccess access, Toasts toasts, TimeProvider time) : IDisposable
{
    private const string OverviewName = "overview";
    private const string PrescriptionsName = "prescriptions";
    private const string AppointmentsName = "appointments";
    private const string QuotesName = "quotes";
    private const string OrdersName = "orders";
    private const string WorkOrdersName = "work-orders";
    private const string AnalyticsName = "analytics";
    private const string HistoryName = "history";
    private const string RightsName = "rights";

    private readonly Latest loads = new();
    private readonly Latest looks = new();
    private bool isOld;
    private ProfileFacts? facts;
    private Error? problem;
    private Error? refusal;
    private Guid? loaded;

    /// <summary>The customer.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Which part is shown.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public string? Wanted { get; set; }

    /// <summary>Which page of the part's list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? Asked { get; set; }

    /// <summary>Prescriptions to compare.</summary>
    [SupplyParameterFromQuery(Name = "compare")]
    public string? Compare { get; set; }

    private int At => UrlQuery.AsPage(Asked);

    private string Shown => Names.Contains(Wanted, StringComparer.Ordinal) ? Wanted! : OverviewName;

    private IReadOnlyList<Tab> Items =>
        [.. Names.Select(name => new Tab(name, Words[name], name == OverviewName ? Here : $"{Here}?tab={name}"))];

    private IEnumerable<string> Names =>
        new (string Name, bool May)[]
        {
            (OverviewName, true),
            (PrescriptionsName, access.Scope.May(Permissions.PrescriptionsRead) && !access.Scope.IsPlatform),
            (AppointmentsName, access.Scope.May(Permissions.AppointmentsRead)),
            (QuotesName, access.Scope.May(Permissions.QuotesRead)),
            (OrdersName, access.Scope.May(Permissions.OrdersRead)),
            (WorkOrdersName, access.Scope.May(Permissions.WorkOrdersRead)),
            (AnalyticsName, true),
            (RightsName, access.Scope.May(Permissions.CustomersRights)),
            (HistoryName, access.Scope.May(Permissions.CustomersHistory)),
        }
            .Where(tab => tab.May)
            .Select(tab => tab.Name);

    private string Here => $"/admin/customers/{Id}";

    private IReadOnlyList<Crumb> Crumbs => [new(Words["customers"], "/admin/customers")];

    /// <inheritdoc />
    public void Dispose()
    {
        loads.Dispose();
        looks.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // another tab is not another visit
        if (loaded != Id)
        {
            loaded = Id;
            (facts, refusal, isOld) = (null, null, false);
            await LoadAsync();
        }
    }

    private Task LoadAsync() =>
        loads.AskAsync(
            token => queries.ProfileAsync(Id, token),
            result =>
            {
                facts = result.TryGet(out var profile, out problem) ? new ProfileFacts(profile, time.GetUtcNow()) : null;
                isOld = false;
            }
        );

    /// <summary>
    /// Somebody changed the customer, perhaps this user. Who sees medical fields is asked before they are read again: every reading is
    /// recorded.
    /// </summary>
    private Task FollowAsync() =>
        looks.AskAsync(async token =>
        {
            var row = await queries.RowAsync(Id, token);
            if (facts is not { } shown || (row.Succeeded && row.Value.Version <= shown.Profile.Version))
            {
                return;
            }

            if (row.Succeeded && shown.Profile.SeesMedical)
            {
                isOld = true;
            }
            else
            {
                await LoadAsync();
            }
        });

    private async Task ChangedAsync(ProfileNotice notice)
    {
        refusal = null;
        await LoadAsync();
        toasts.Success(notice.Text, notice.Undo is { } undo ? new ToastAction(Words["undo"], undo) : null);
    }

    private void Refuse(Error error) => refusal = error;

    /// <summary>What a clerk compares with the person at the counter.</summary>
    private string Line(ProfileFacts shown)
    {
        var input = shown.Profile.Fields;
        string?[] parts =
        [
            shown.Age is { } age ? (age == 1 ? Words["age_one"] : Words["age", age]).Value : null,
            input.Rut is { } rut ? Words["rut", Rut.Format(rut)].Value : null,
            input.Rut is null ? Rut.Shown(null, input.DocumentNumber) : null,
            shown.Profile.Branch.OrganisationName,
        ];
        return string.Join(" · ", parts.Where(part => part is not null));
    }
}
