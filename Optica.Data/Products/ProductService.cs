using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Products;

namespace Optica.Data.Products;

/// <summary>Keeps the catalogue. Orders that were taken keep their prices.</summary>
public sealed class ProductService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly ProductInputValidator Validator = new();

    /// <summary>Puts a product into the catalogue.</summary>
    /// <param name="input">The product as typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="Invalid"/>,
    /// <see cref="ProductCodeTaken"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> CreateAsync(ProductInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.CatalogueManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        input.Normalise();
        if (Invalid.Join(options.Unreadable, Validator.Check(input)) is { } wrong)
        {
            return wrong;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var product = Product.Create(Ids.New(now), db.Scope.OrganisationId!.Value, input);
        db.Products.Add(product);
        Operations.Note(db, options.Operation, product.Id, now);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => product.Id,
            // somebody was faster: perhaps the same click, whose product is the answer
            UniqueViolated => await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? new ProductCodeTaken(),
            var error => error,
        };
    }

    /// <summary>Changes the named fields of a product.</summary>
    /// <param name="id">The product.</param>
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="ProductCodeTaken"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, PartialUpdate<ProductInput> update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.CatalogueManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Products.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } product)
        {
            return new NotFound();
        }

        var input = update.Over(product.ToInput());
        input.Normalise();
        if (Invalid.Join(update.Unreadable, Validator.Check(input)) is { } wrong)
        {
            return wrong;
        }

        if (update.Version is { } seen && seen != product.Version)
        {
            return new VersionConflict();
        }

        product.Apply(input);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => default(Done),
            UniqueViolated => new ProductCodeTaken(),
            var error => error,
        };
    }
}
