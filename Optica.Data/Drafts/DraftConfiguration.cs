using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Access;
using Optica.Domain.Drafts;

namespace Optica.Data.Drafts;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Form).HasMaxLength(Draft.FormLength);
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new
        {
            row.UserId,
            row.Form,
            row.RecordId,
        });
        builder.HasIndex(row => row.SavedAt);
    }
}
