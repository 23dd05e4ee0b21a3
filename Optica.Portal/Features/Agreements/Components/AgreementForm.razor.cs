using System.Globalization;
using Microsoft.AspNetCore.Components;
using Optica.Data.Agreements;
using Optica.Data.Organisations;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Agreements.Components;

/// <summary>An agreement in the side panel. Somebody else's save meanwhile comes together with this one, or the user chooses.</summary>
public sealed partial class AgreementForm(
    AgreementService service,
    AgreementQueries queries,
    BranchQueries branches,
    ICurrentAccess access,
    TimeProvider time
)
{
    private MergingEdit<AgreementInput>? edit;
    private Guid operation;

    /// <summary>The agreement; null makes a new one. Another one needs another form: give a key.</summary>
    [Parameter]
    public AgreementRow? Row { get; set; }

    /// <summary>Address of the page without the form.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    /// <summary>It is saved: with which institution.</summary>
    [Parameter]
    public EventCallback<string> Saved { get; set; }

    private AgreementInput Input => edit!.Input;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        operation = Ids.New(time);
        edit = new(Row?.ToInput() ?? new AgreementInput { ValidFrom = await TodayAsync() }, Row?.Version ?? 0);
    }

    /// <summary>Mostly an agreement begins on the day it is entered.</summary>
    private async Task<DateOnly> TodayAsync()
    {
        var mine = (await branches.MineAsync(CancellationToken.None)).TryGet(out var rows, out _) ? rows : [];
        return new ListBranches(mine, access.Scope).Today(time);
    }

    private async Task<Error?> SaveAsync()
    {
        if (Row is not { Id: var id })
        {
            var typed = MergingEdit<AgreementInput>.Copy(Input);
            return (await service.CreateAsync(typed, new OperationOptions(operation), CancellationToken.None)).Error;
        }

        return await edit!.SaveAsync(update => service.ChangeAsync(id, update, CancellationToken.None), () => ReadAsync(id));
    }

    private async Task<Result<(AgreementInput, long)>> ReadAsync(Guid id) =>
        (await queries.ReadAsync(id, CancellationToken.None)).TryGet(out var row, out var gone) ? (row.ToInput(), row.Version) : gone;

    private string Theirs(string field) =>
        field switch
        {
            nameof(AgreementInput.Institution) => Told("institution", edit!.Stored.Institution),
            nameof(AgreementInput.ValidFrom) => Told("valid_from", Formats.Date(edit!.Stored.ValidFrom)),
            nameof(AgreementInput.ValidUntil) => Told("valid_until", Formats.Date(edit!.Stored.ValidUntil)),
            nameof(AgreementInput.DiscountPercent) => Told("discount", Percent(edit!.Stored.DiscountPercent)),
            _ => Told("copay", Percent(edit!.Stored.CopayPercent)),
        };

    private static string? Percent(int? number) => number is null ? null : string.Create(CultureInfo.InvariantCulture, $"{number} %");

    private string Told(string label, string? value) => Words["theirs", Words[label], Formats.OrNothing(value)];
}
