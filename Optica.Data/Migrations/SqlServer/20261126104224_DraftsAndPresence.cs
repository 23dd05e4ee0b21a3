using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DraftsAndPresence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(name: "PreviousBranchId", table: "Changes", newName: "OtherBranchId");

            migrationBuilder.AddColumn<byte[]>(
                name: "Stamp",
                table: "Changes",
                type: "rowversion",
                rowVersion: true,
                nullable: false,
                defaultValue: new byte[0]
            );

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Drafts_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "MutedKinds",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MutedKinds", x => new { x.UserId, x.Kind });
                    table.ForeignKey(
                        name: "FK_MutedKinds_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RecordPresences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsEditing = table.Column<bool>(type: "bit", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordPresences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordPresences_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Changes_Stamp", table: "Changes", column: "Stamp");

            migrationBuilder.CreateIndex(name: "IX_Drafts_SavedAt", table: "Drafts", column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_UserId_Form_RecordId",
                table: "Drafts",
                columns: new[] { "UserId", "Form", "RecordId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_RecordPresences_OrganisationId_RecordId",
                table: "RecordPresences",
                columns: new[] { "OrganisationId", "RecordId" }
            );

            migrationBuilder.CreateIndex(name: "IX_RecordPresences_SeenAt", table: "RecordPresences", column: "SeenAt");

            migrationBuilder.CreateIndex(name: "IX_RecordPresences_UserId", table: "RecordPresences", column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Drafts");

            migrationBuilder.DropTable(name: "MutedKinds");

            migrationBuilder.DropTable(name: "RecordPresences");

            migrationBuilder.DropIndex(name: "IX_Changes_Stamp", table: "Changes");

            migrationBuilder.DropColumn(name: "Stamp", table: "Changes");

            migrationBuilder.RenameColumn(name: "OtherBranchId", table: "Changes", newName: "PreviousBranchId");
        }
    }
}
