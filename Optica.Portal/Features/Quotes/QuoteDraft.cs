using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Quotes;

/// <summary>A quote as it is typed, and how it is saved: one click one effect when new, and never over somebody else unseen.</summary>
/// <param name="start">What the form starts with.</param>
/// <param name="service">Saves.</param>
/// <param name="opener">Reads a quote that somebody else saved meanwhile.</param>
/// <param name="operation">The same for every try to save this new quote.</param>
public sealed class QuoteDraft(QuoteForm start, QuoteService service, QuoteFormOpener opener, Guid operation)
{
    private readonly MergingEdit<QuoteInput> edit = new(start.Input, start.Version ?? 0, QuoteFormOpener.Copy);
    private QuoteInput? mine;
    private string? changedBy;

    /// <summary>What stood when the form was opened.</summary>
    public QuoteForm Start => start;

    /// <summary>What is typed into.</summary>
    public QuoteInput Input => edit.Input;

    /// <summary>What two people changed at once, to choose from; null when nothing.</summary>
    public QuoteConflict? Conflict { get; private set; }

    /// <summary>Fields of somebody else that came into the saved quote.</summary>
    public IReadOnlyList<string> Taken => edit.Taken;

    /// <summary>One more alternative: like another, to be changed where it differs.</summary>
    public QuoteAlternativeInput Add(QuoteAlternativeInput like)
    {
        var one = QuoteFormOpener.Copy(like);
        one.Name = Enumerable
            .Range(0, QuoteInputValidator.MostAlternatives + 1)
            .Select(at => ((char)('A' + at)).ToString())
            .First(name => Input.Alternatives.TrueForAll(other => other.Name != name));
        Input.Alternatives.Add(one);
        return one;
    }

    /// <summary>Takes lines that are neither described nor priced out again: they were added and left alone.</summary>
    public void DropBlankLines()
    {
        foreach (var one in Input.Alternatives)
        {
            one.Lines.RemoveAll(line => line != one.Lines[0] && line is { Description: null or "", UnitPrice: null, ProductId: null });
        }
    }

    /// <summary>The same for every try to save this new one.</summary>
    public Guid Operation => operation;

    /// <summary>What was typed, as one text.</summary>
    public string Write() => edit.Write();

    /// <summary>Goes on with what <see cref="Write"/> wrote.</summary>
    public void Read(string text)
    {
        edit.Read(text);
        if (start.Branches.Count <= 1)
        {
            // nobody can see or choose it here: it is taken where this form is
            Input.BranchId = edit.Stored.BranchId;
        }
    }

    /// <summary>Saves the quote, or what was changed of it.</summary>
    /// <param name="id">The quote to change; null makes a new one.</param>
    /// <returns>The quote's id, or why not; of a <see cref="VersionConflict"/> there is <see cref="Conflict"/>.</returns>
    public async Task<Result<Guid>> SaveAsync(Guid? id)
    {
        Conflict = null;
        if (id is not { } known)
        {
            return await service.CreateAsync(QuoteFormOpener.Copy(Input), new OperationOptions(operation), CancellationToken.None);
        }

        var error = await edit.SaveAsync(
            update => service.ChangeAsync(known, update.Input, new(update.Version), CancellationToken.None),
            () => ReadAsync(known)
        );
        if (error is VersionConflict)
        {
            // what comes together is in the input already: only what clashes is to be chosen
            mine = QuoteFormOpener.Copy(Input);
            Conflict = new QuoteConflict(edit.Before, mine, edit.Stored, edit.Clashes, edit.Taken, changedBy);
        }

        return error is null ? known : error;
    }

    /// <summary>Chooses for a field that both changed.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="isTheirs">Whether what is saved is wanted, instead of what was typed.</param>
    public void Choose(string field, bool isTheirs)
    {
        var from = QuoteFormOpener.Copy(isTheirs ? edit.Stored : mine ?? Input);
        switch (field)
        {
            case nameof(QuoteInput.Alternatives):
                Input.Alternatives = from.Alternatives;
                break;
            case nameof(QuoteInput.PrescriptionId):
                Input.PrescriptionId = from.PrescriptionId;
                break;
            case nameof(QuoteInput.ValidUntil):
                Input.ValidUntil = from.ValidUntil;
                break;
            default:
                Input.Notes = from.Notes;
                break;
        }
    }

    private async Task<Result<(QuoteInput Fields, long Version)>> ReadAsync(Guid id)
    {
        if (!(await opener.OpenAsync(id, default, CancellationToken.None)).TryGet(out var latest, out var gone))
        {
            return gone;
        }

        changedBy = latest.ChangedBy;
        return (latest.Input, latest.Version ?? 0);
    }
}
