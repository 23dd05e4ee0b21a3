using Microsoft.AspNetCore.Components;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Features.Customers.Components;

/// <summary>Who is registered already with the RUT, e-mail or phone being typed: looked up when the typing rests.</summary>
public sealed partial class DuplicatePanel
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource search = new();
    private TransferAsk ask = default!;
    private (Guid?, string?, string?, string?) asked;

    /// <summary>What to look for: RUT, e-mail, phone and branch as typed so far.</summary>
    [Parameter, EditorRequired]
    public CustomerInput Wanted { get; set; } = default!;

    /// <summary>The customer being edited.</summary>
    [Parameter]
    public Guid? Except { get; set; }

    /// <summary>The user says it is another person who shares the e-mail or phone.</summary>
    [Parameter]
    public bool Shares { get; set; }

    /// <summary>Tells of the checkbox.</summary>
    [Parameter]
    public EventCallback<bool> SharesChanged { get; set; }

    /// <summary>Who was found.</summary>
    private IReadOnlyList<Duplicate> Found { get; set; } = [];

    private bool Blocks => Found.Any(hit => hit.Blocks);

    private bool IsAsked => asked is not (_, null, null, null);

    /// <summary>Only e-mail or phone stand in the way: people may share those, never a RUT.</summary>
    private bool CanShare =>
        Blocks && Found.Where(hit => hit.Blocks).All(hit => !hit.Fields.Contains(Duplicate.RutField, StringComparer.Ordinal));

    private string ShareText
    {
        get
        {
            var fields = Found.Where(hit => hit.Blocks).SelectMany(hit => hit.Fields).ToHashSet(StringComparer.Ordinal);
            return fields.Count > 1 ? "share_both"
                : fields.Contains(Duplicate.EmailField) ? "share_email"
                : "share_phone";
        }
    }

    private Guid? Target => Wanted.BranchId ?? Access.Scope.SelectedBranchId ?? OnlyBranch;

    private Guid? OnlyBranch => Access.Scope is { AllBranches: false, FullBranches: { Count: 1 } only } ? only.First() : null;

    private bool MayRequest => Access.Scope.May(Permissions.CustomersTransfer) && Target is not null;

    /// <summary>Shows what the service found when it refused to save.</summary>
    /// <param name="found">The duplicates.</param>
    public void Show(IReadOnlyList<Duplicate> found)
    {
        search.Cancel();
        Found = found;
        StateHasChanged();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        search.Cancel();
        search.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var wanted = Key(Wanted);
        if (wanted == asked)
        {
            return;
        }

        asked = wanted;
        await search.CancelAsync();
        search.Dispose();
        search = new CancellationTokenSource();
        await LookAsync(search.Token);
    }

    /// <summary>What is stored is compared: a half-typed RUT is nobody's.</summary>
    private static (Guid? Branch, string? Rut, string? Email, string? Phone) Key(CustomerInput input) =>
        (
            input.BranchId,
            Rut.TryNormalise(input.Rut, out var rut) ? rut : null,
            EmailAddress.TryNormalise(input.Email, out var email) ? email : null,
            PhoneNumber.TryNormalise(input.Phone, input.Country, out var phone) ? phone : null
        );

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Rest, cancellation);
            var answer = await Queries.DuplicatesAsync(Wanted, Except, cancellation);
            if (!cancellation.IsCancellationRequested)
            {
                Found = answer.TryGet(out var found, out _) ? found : [];
            }
        }
        catch (OperationCanceledException)
        {
            // typed on, or left the page
        }
    }

    private Task RequestAsync(Duplicate hit) => Target is { } branch ? ask.AskAsync(hit, Wanted, branch) : Task.CompletedTask;
}
