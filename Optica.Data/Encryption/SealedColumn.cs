using Optica.Data.Customers;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Drafts;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Encryption;

/// <summary>One ciphertext as it stands in the database.</summary>
/// <param name="Id">The row.</param>
/// <param name="Owner">Whose it is, where it is bound to that too; else the id again.</param>
/// <param name="Bytes">Key number, nonce, tag and ciphertext.</param>
internal sealed record SealedRow(Guid Id, Guid Owner, byte[] Bytes);

/// <summary>
/// A column of ciphertexts under the organisations' data keys that may be encrypted anew. The audit trail's is not among them: its rows
/// are never changed and keep the key they were written with.
/// </summary>
internal abstract class SealedColumn(string name, Func<SealedRow, string> place)
{
    /// <summary>All of them; a test compares them with the model.</summary>
    public static readonly IReadOnlyList<SealedColumn> All =
    [
        Of<CustomerMedical>(nameof(CustomerMedical.CustomerId), row => MedicalRecords.Place(row.Id)),
        Of<PrescriptionMedical>(nameof(PrescriptionMedical.PrescriptionId), row => PrescriptionContents.Place(row.Id)),
        Of<WorkOrderMedical>(nameof(WorkOrderMedical.WorkOrderId), row => WorkOrderContents.Place(row.Id)),
        Of<WorkOrderCheck>(nameof(WorkOrderCheck.Id), row => WorkOrderContents.CheckPlace(row.Id)),
        new SealedColumn<Draft>((nameof(Draft.Id), nameof(Draft.UserId), nameof(Draft.Content)), row => Draft.Place(row.Id, row.Owner)),
    ];

    /// <summary>Name of the entity.</summary>
    public string Name => name;

    /// <summary>What a row's ciphertext is bound to.</summary>
    public string Place(SealedRow row) => place(row);

    /// <summary>Every row of an organisation, in a fixed order.</summary>
    public abstract Task<List<Guid>> IdsAsync(OpticaDbContext db, Guid organisationId, CancellationToken cancellation);

    /// <summary>Some rows.</summary>
    public abstract Task<List<SealedRow>> ReadAsync(OpticaDbContext db, Guid[] ids, CancellationToken cancellation);

    /// <summary>Puts a new ciphertext in the place of the one that was read; somebody else's, written meanwhile, stays.</summary>
    /// <returns>Whether it was still the one that was read.</returns>
    public abstract Task<bool> ReplaceAsync(OpticaDbContext db, SealedRow read, byte[] next, CancellationToken cancellation);

    private static SealedColumn<T> Of<T>(string key, Func<SealedRow, string> place)
        where T : class, IMedicalPayload, IOrganisationOwned => new((key, key, nameof(CustomerMedical.Payload)), place);
}
