using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>
/// The form of a prescription: new, a draft, or a correction. Doubts never block; those that nobody has been asked about yet stop the
/// first attempt to save, so that they are seen.
/// </summary>
public sealed partial class PrescriptionForm(IJSRuntime runtime, ICurrentAccess access, TimeProvider time)
{
    private readonly FormsScript script = new(runtime);
    private readonly EntryScript entry = new(runtime);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private EntryDesk desk = default!;
    private EditContext form = default!;
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private IValidator rules = default!;
    private Guid operation;
    private long? version;
    private string? reason;
    private string? reasonProblem;
    private Error? problem;
    private bool confirmed;
    private bool asksAgain;
    private bool dirty;
    private bool saving;
    private bool toFocus;
    private bool left;

    /// <summary>What it starts with.</summary>
    [Parameter, EditorRequired]
    public PrescriptionStart Start { get; set; } = default!;

    /// <summary>Saves: the id of the prescription, or why not.</summary>
    [Parameter, EditorRequired]
    public Func<PrescriptionSaving, Task<Result<Guid>>> Save { get; set; } = default!;

    /// <summary>Reads what stands now, to compare with when somebody else saved; null where that refuses the save.</summary>
    [Parameter]
    public Func<Task<Result<PrescriptionStart>>>? ReadLatest { get; set; }

    /// <summary>It is saved.</summary>
    [Parameter]
    public EventCallback<Guid> Saved { get; set; }

    /// <summary>Words of the button.</summary>
    [Parameter, EditorRequired]
    public string SaveText { get; set; } = "";

    /// <summary>Where leaving leads.</summary>
    [Parameter, EditorRequired]
    public string CancelHref { get; set; } = "";

    /// <summary>Whether it can be kept as a draft.</summary>
    [Parameter]
    public bool WithDraft { get; set; }

    /// <summary>Whether a reason is asked for.</summary>
    [Parameter]
    public bool AsksReason { get; set; }

    private PrescriptionInput Input => Start.Input;

    private string Memory => $"optica.prescriber.{access.Scope.UserId}";

    private IReadOnlyList<(PrescriptionKind? Value, string Text)> Kinds =>
        [.. Enum.GetValues<PrescriptionKind>().Select(kind => ((PrescriptionKind?)kind, Words[$"kind_{kind}"].Value))];

    private IReadOnlyList<(IssuerType? Value, string Text)> Issuers =>
        [.. Enum.GetValues<IssuerType>().Select(type => ((IssuerType?)type, Words[$"issuer_{type}"].Value))];

    private IReadOnlyList<(Guid? Value, string Text)> Branches => [.. Start.Branches.Select(branch => ((Guid?)branch.Id, branch.Name))];

    private IReadOnlyList<string> Coatings => Words["coatings_usual"].Value.Split(';', StringSplitOptions.TrimEntries);

    /// <summary>The last day that follows from kind and examination, unless the prescriber gives one (OR-24).</summary>
    private string ExpiryHint =>
        Input is { Kind: { } kind, PrescribedOn: { } day } && day.Year < DateOnly.MaxValue.Year - PrescriptionRules.MostMonths
            ? Words["expires_hint", Formats.Date(PrescriptionLife.ExpiresOn(kind, day, null, Start.Reference.Rules))]
            : "";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        left = true;
        await script.DisposeAsync();
        await entry.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        desk = new EntryDesk(Input, Start.Reference);
        rules = new PrescriptionInputValidator(Start.Reference.Today, Start.Reference.Rules);
        form = new EditContext(Input);
        form.OnFieldChanged += (_, _) =>
        {
            desk.Follow();
            Touch();
        };
        opened = PrescriptionCopy.Of(Input);
        operation = Ids.New(time);
        if (Start.Of is not null)
        {
            desk.Review();
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await script.LoadAsync();
            await entry.FocusAsync(
                AsksReason ? "field-Reason"
                : Input.Kind is null ? "field-Kind"
                : "rx-Right-Sphere"
            );
            await RecallAsync();
        }

        if (toFocus)
        {
            toFocus = false;
            await script.FocusFirstInvalidAsync();
        }
    }

    private void Touch()
    {
        dirty = true;
        StateHasChanged();
    }

    private async Task SaveAsync(bool asDraft)
    {
        if (saving)
        {
            return;
        }

        saving = true;
        (problem, asksAgain, clash) = (null, false, null);
        try
        {
            desk.Review(saving: true);
            reasonProblem =
                AsksReason && PrescriptionReason.Read(reason).Error is Invalid { Fields: [var first, ..] } ? first.Message : null;
            toFocus = !await validator.ValidateAsync() || reasonProblem is not null || (!asDraft && Asks());
            if (!toFocus)
            {
                await TellAsync(await Save(Fill(asDraft)));
            }
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>Whether there is a doubt that nobody has been asked about: once each is enough, and a confirmation answers all.</summary>
    private bool Asks()
    {
        List<string> doubts = [.. desk.Doubts.Select(doubt => doubt.Message), .. desk.Notes.Select(note => $"{note.Field} {note.Code}")];
        asksAgain = !confirmed && doubts.Exists(doubt => !asked.Contains(doubt));
        asked.UnionWith(doubts);
        return asksAgain;
    }

    private PrescriptionSaving Fill(bool asDraft)
    {
        var copy = PrescriptionCopy.Of(Input);
        var options = new PrescriptionOptions(asDraft, confirmed && desk.HasDoubts)
        {
            Request = new OperationOptions(operation),
            Version = version ?? Start.Of?.Version,
        };
        return new(copy, options, reason);
    }

    private async Task TellAsync(Result<Guid> outcome)
    {
        if (outcome.TryGet(out var id, out var error))
        {
            dirty = false;
            if (left)
            {
                // there is no browser's page to remember or release any more; the save is still told
                await Saved.InvokeAsync(id);
                return;
            }

            await entry.KeepAsync(Memory, Input.IssuerName == access.Scope.UserName ? Input.IssuerRegistration : null);
            await guard.ReleaseAsync();
            await Saved.InvokeAsync(id);
            return;
        }

        toFocus = true;
        if (error is VersionConflict && ReadLatest is not null)
        {
            await CompareAsync();
        }
        else if (error is Invalid invalid)
        {
            validator.Show(invalid.Fields);
        }
        else
        {
            problem = error;
        }
    }

    /// <summary>The registration number of whoever enters is the same every time; this browser remembers it.</summary>
    private async Task RecallAsync()
    {
        if (Start.Of is null && Input is { IssuerName: not null, IssuerRegistration: null } && await entry.RecallAsync(Memory) is { } known)
        {
            Input.IssuerRegistration = known;
            StateHasChanged();
        }
    }
}
