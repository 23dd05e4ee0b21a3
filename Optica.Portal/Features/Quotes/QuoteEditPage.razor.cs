using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Quotes;

/// <summary>Makes a quote, or changes a draft: up to three alternatives, of which one is typed at a time and all sums are in sight.</summary>
public sealed partial class QuoteEditPage(
    QuoteService service,
    QuoteQueries queries,
    QuoteFormOpener opener,
    NavigationManager navigation,
    TimeProvider time
) : IAsyncDisposable
{
    private const string FirstInvalid = "";

    private readonly Latest gone = new();
    private QuotePricing pricing = default!;
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private FormsScript? script;
    private QuoteDraft? draft;
    private QuoteAlternativeInput shown = new();
    private EditContext? form;
    private (Guid? Id, Guid? Customer)? loaded;
    private Error? problem;
    private bool dirty;

    // nobody chooses a customer before it is known that they may go on
    private bool mayBegin;

    private bool saving;
    private string? toFocus;

    /// <summary>The draft to change; null makes a new quote.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Whose quote is made.</summary>
    [SupplyParameterFromQuery(Name = "customer")]
    public string? Customer { get; set; }

    private Guid? CustomerId => UrlQuery.AsId(Customer);

    /// <summary>An order whose lines it begins with: the same again.</summary>
    [SupplyParameterFromQuery(Name = "like")]
    public string? Alike { get; set; }

    private Guid? Like => UrlQuery.AsId(Alike);

    [Inject]
    private IJSRuntime Runtime { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private Microsoft.Extensions.Localization.IStringLocalizer<Resources.PrescriptionTexts> Clinical { get; set; } = default!;

    private QuoteInput Input => draft!.Input;

    private string Title => Id is null ? Words["new"] : Words["edit_title", draft?.Start.Number ?? ""];

    private IReadOnlyList<Crumb> Crumbs =>
        Id is { } id && draft?.Start.Number is { } number
            ? [new(Words["quotes"], QuotesUrl.Path), new(number, QuotesUrl.Of(id))]
            : [new(Words["quotes"], QuotesUrl.Path)];

    private string CancelHref =>
        Id is { } id ? QuotesUrl.Of(id)
        : CustomerId is { } customer ? $"/admin/customers/{customer}"
        : QuotesUrl.Path;

    private IReadOnlyList<(Guid? Value, string Text)> BranchOptions =>
        [.. draft!.Start.Branches.Select(branch => ((Guid?)branch.Id, branch.Name))];

    private IReadOnlyList<(Guid? Value, string Text)> PrescriptionOptions =>
        [.. draft!.Start.Prescriptions.Select(row => ((Guid?)row.Id, QuoteWords.Prescription(Words, Clinical, row)))];

    private PrescriptionRow? Chosen => draft!.Start.Prescriptions.FirstOrDefault(row => row.Id == Input.PrescriptionId);

    private string? PrescriptionHint =>
        Chosen is { Status: not PrescriptionStatus.Active } ? Words["prescription_over"].Value
        : draft!.Start.Prescriptions.Count == 0 ? Words["prescription_none"].Value
        : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        gone.Dispose();
        pricing.Dispose();
        await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => pricing = new QuotePricing(queries, time);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Id, CustomerId))
        {
            return;
        }

        loaded = (Id, CustomerId);
        (draft, problem, dirty) = (null, null, false);
        if (Id is not null || CustomerId is not null)
        {
            await gone.AskAsync(OpenAsync);
        }
        else
        {
            mayBegin = false;
            await gone.AskAsync(async token => mayBegin = (problem = await opener.RefusedAsync(token)) is null);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        script ??= new FormsScript(Runtime);
        if (firstRender)
        {
            await script.LoadAsync();
        }

        if (toFocus is { } where)
        {
            toFocus = null;
            await (where == FirstInvalid ? script.FocusFirstInvalidAsync() : script.FocusAsync(where));
        }
    }

    private static string FirstOf(int line) => $"line-{line}-description";

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var opened = await opener.OpenAsync(Id, (CustomerId, Like), cancellation);
        if (!opened.TryGet(out var start, out problem))
        {
            return;
        }

        var next = new QuoteDraft(start, service, opener, Ids.New(time));
        form = new EditContext(next.Input);
        form.OnFieldChanged += (_, _) => Touch();
        (draft, shown) = (next, next.Input.Alternatives[0]);
        toFocus = Id is null ? FirstOf(1) : null;
        await pricing.AskAsync(next.Input);
    }

    private string NameOf(QuoteAlternativeInput one) =>
        string.IsNullOrWhiteSpace(one.Name) ? ((char)('A' + Input.Alternatives.IndexOf(one))).ToString() : one.Name;

    private bool HasMessages(QuoteAlternativeInput one) =>
        form!.GetValidationMessages(new FieldIdentifier(one, nameof(one.Name))).Any() || one.Lines.Exists(HasMessages);

    private bool HasMessages(Domain.Orders.OrderLineInput line) =>
        new[]
        {
            nameof(line.Description),
            nameof(line.Kind),
            nameof(line.Quantity),
            nameof(line.UnitPrice),
            nameof(line.DiscountPercent),
        }.Any(name => form!.GetValidationMessages(new FieldIdentifier(line, name)).Any());

    private void Show(QuoteAlternativeInput one) => shown = one;

    private void AddAlternative()
    {
        shown = draft!.Add(shown);
        toFocus = "alternative-name";
        Touch();
    }

    private void RemoveAlternative()
    {
        var (at, one) = (Input.Alternatives.IndexOf(shown), shown);
        Input.Alternatives.Remove(one);
        shown = Input.Alternatives[Math.Max(0, at - 1)];
        Touch();
        Toasts.Info(Words["alternative_removed", NameOf(one)], new ToastAction(Words["undo"], () => PutBackAsync(at, one)));
    }

    private Task PutBackAsync(int at, QuoteAlternativeInput one)
    {
        if (draft is not null && !gone.IsOver && Input.Alternatives.Count < QuoteInputValidator.MostAlternatives)
        {
            Input.Alternatives.Insert(Math.Min(at, Input.Alternatives.Count), one);
            shown = one;
            Touch();
        }

        return InvokeAsync(StateHasChanged);
    }

    /// <summary>Lenses are for what is prescribed, unless something else was said.</summary>
    private void Prescribe(Guid? id)
    {
        var before = Chosen?.Kind;
        Input.PrescriptionId = id;
        foreach (var one in Input.Alternatives.Where(one => one.LensKind is null || one.LensKind == before))
        {
            one.LensKind = Chosen?.Kind;
        }
    }

    /// <summary>Something was typed: in a moment it is priced.</summary>
    private void Touch()
    {
        dirty = true;
        _ = InvokeAsync(PriceAsync);
        StateHasChanged();
    }

    private async Task PriceAsync()
    {
        try
        {
            if (draft is not null && await pricing.AskSoonAsync(Input))
            {
                StateHasChanged();
            }
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
